#include "cluster/text/mojibake.h"

#include <string>

#include "gtest/gtest.h"

namespace samestory {
namespace {

struct Case {
  std::string given;
  std::string wanted;
};

TEST(MojibakeTest, WhatWasEncodedTwiceIsMended) {
  const Case cases[] = {
      {"Itâ€™s done", "It’s done"},
      {"â€œNo,â€\u009d he said", "“No,” he said"},
      {"a â€” b â€“ câ€¦", "a — b – c…"},
      {"5 â‚¬, Ikeaâ„¢", "5 €, Ikea™"},
      {"cafÃ©", "café"},
      {"trÃ¨s dÃ©jÃ\u00a0 vu", "très déjà vu"},
      {"FÃ¼r MÃ¼ller", "Für Müller"},
      {"CAFÃ‰", "CAFÉ"},
      {"Ã–sterreich", "Österreich"},
      {"LÃ³pez", "López"},
      {"MarÃ\u00ada", "María"},
      {"RÃ\u00ado Ebro", "Río Ebro"},
      {"Â¿QuÃ©?", "¿Qué?"},
      {"5Â\u00a0000 and 37Â°C", "5\u00a0000 and 37°C"},
      {"done.Â\u00a0Next", "done.\u00a0Next"},
      {"done. Â\u00a0Next", "done. \u00a0Next"},
      {"Â«MotÂ»", "«Mot»"},
      {"Ã\u00a0 Paris, Ã\u00a0l'", "à Paris, àl'"},
      {"wciÄ…Å¼ Å‚adnie", "wciąż ładnie"},
      {"Ä°stanbul", "İstanbul"},
      {"viá»‡t tiáº¿ng", "việt tiếng"},
      {"ï»¿First", "\ufeffFirst"},
      {"ðŸ˜€ fun", "😀 fun"},
      {"ÐœÐ¾Ñ\u0081ÐºÐ²Ð°", "Москва"},
      {"ä¸\u00adå›½", "中国"},
      // The same taken for Latin-1.
      {"It\u00e2\u0080\u0099s", "It’s"},
      {"caf\u00c3\u00a9 \u00c3\u0096l", "café Öl"},
      // Beside text that is right.
      {"“Ã©tÃ©” in Málaga", "“été” in Málaga"},
      {"l’â€™", "l’’"},
      // Signs that got lost on the way.
      {"done.Â Next 5Â 000", "done.\u00a0Next 5\u00a0000"},
      {"â€œNo,â€ he said, â€œnoâ€\ufffd", "“No,” he said, “no”"},
      {"â€œNoâ€", "“No”"},
      {"lÃ  bas, Ã  l'Ã©tÃ©", "là  bas, à  l'été"},
      // Twice, and three times.
      {"ItÃ¢â‚¬â„¢s", "It’s"},
      {"Ã¢â‚¬Å“NoÃ¢â‚¬Â\u009d, Ã¢â‚¬ËœnoÃ¢â‚¬â„¢", "“No”, ‘no’"},
      {"cafÃƒÂ©", "café"},
      {"cafÃƒÆ’Ã‚Â©", "café"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(RepairMojibake(c.given), c.wanted) << c.given;
    EXPECT_TRUE(HoldsMojibake(c.given)) << c.given;
  }
}

TEST(MojibakeTest, WhatIsInDoubtIsMendedWhereOthersAreSure) {
  EXPECT_EQ(RepairMojibake("IBMÂ®"), "IBMÂ®");
  EXPECT_EQ(RepairMojibake("IBMÂ®, itâ€™s said"), "IBM®, it’s said");
  EXPECT_EQ(RepairMojibake("Ð˜ Ð²"), "Ð˜ Ð²");
  EXPECT_EQ(RepairMojibake("Ð˜ Ð² ÐœÐ¾"), "И в Мо");
}

TEST(MojibakeTest, WhatSomebodyWroteStays) {
  const char* const texts[] = {
      "",
      "plain ASCII, 100 % of it",
      "naïve café, Málaga, Müller, été",
      // Portuguese in capitals, and the letters alone.
      "NÃO",
      "SÃO PAULO",
      "AMANHÃ",
      "AMANHÃ.",
      "AMANHÃ É TARDE",
      "“ATÉ AMANHÔ",
      "AMANHÃ…",
      "AMANHÃ – SEXTA",
      "AMANHÃ–SEXTA",
      "«ATÉ AMANHû",
      "AMANHÃ’",
      "AMANHÃ\u00a0E DEPOIS",
      "Ã",
      "Ã ",
      " Ã  a",
      "IRMÃ® IRMÃ™ IRMò",
      "A letra Ã.",
      // French, with no-break spaces within its marks.
      "«Â»",
      "« Â »",
      "«\u00a0Â\u00a0»",
      "la lettre Â\u00a0: histoire",
      "SOCIÉTÉ»",
      "« la qualité\u00a0» et « l’été\u00a0»",
      "payé\u00a0€",
      "À\u00a0Paris",
      "ÇA… où…",
      "voilà»…",
      "L'ÂGE D'OR",
      "coûté² et réparé®, cité”…",
      "Noël – Noël",
      "Â",
      "Â…",
      // German.
      "“Spaß“",
      "„Das war Spaß…“",
      "FUSS­BÄ\u00adREN",
      "Ä–Ö–Ü",
      "»GRÜẞ«",
      // Finnish, Swedish, Danish, Estonian.
      "HYVÄ…",
      "”HYVÄ”",
      "HYVÄ – HYVÄ",
      "PÅ\u00a0TUR",
      "PÅ…",
      "Å\u00a0i Lofoten",
      "Å–Ä–Ö",
      "GÅ’",
      "hyvä”…",
      "10 Å\u00a0– 20 Å",
      "HÄÄ",
      // Spanish.
      "está…¿Qué? aquí…¡No!",
      "ESPAÑA",
      "AÑO»",
      "«está»…",
      "está»\u00a0y",
      // Turkish, Romanian, Vietnamese, Icelandic, Italian, Catalan.
      "hâlâ…",
      "hâlâ”…",
      "hâlâ…”",
      "HÂLÂ»",
      "ÎNCÂ",
      "Ţară, ŢARA, Â, Î",
      "VIỆT NAM, ÂU CƠ, Ấ Â",
      "VARÐ…",
      "PERCHÉ…",
      "CAFFÈ”",
      "È\u00a0vero",
      "PERCIÒ»",
      "L·L, COL·LECCIÓ",
      // Other scripts.
      "Москва",
      "Αθήνα",
      "東京",
      "עברית",
      "한국",
      // Broken, but not in this way.
      "caf\ufffd",
      "it\u0092s",
  };
  for (const char* text : texts) {
    EXPECT_EQ(RepairMojibake(text), text);
    EXPECT_FALSE(HoldsMojibake(text)) << text;
  }
}

TEST(MojibakeTest, TextIsRepairedInBothWays) {
  EXPECT_EQ(RepairText("cafÃ© \xff"), "café \ufffd");
  EXPECT_TRUE(NeedsTextRepair("cafÃ©"));
  EXPECT_TRUE(NeedsTextRepair("\xff"));
  EXPECT_FALSE(NeedsTextRepair("café"));
  for (const char* const text : {"cafÃ©", "\xff", "café"}) {
    std::string in_place = text;
    RepairTextInPlace(&in_place);
    EXPECT_EQ(in_place, RepairText(text));
  }
}

}  // namespace
}  // namespace samestory
