#include "io/read/feed_builder.h"
