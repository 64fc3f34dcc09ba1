#include "io/read/feed_reader.h"
