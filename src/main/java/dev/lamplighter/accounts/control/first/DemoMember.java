package dev.lamplighter.accounts.control.first;

import dev.lamplighter.accounts.entity.Profile;
import java.util.List;

/** One of the invented people of the demo. */
public record DemoMember(String username, String displayName, String town, int age, String about) {
  public static final List<DemoMember> ALL =
      List.of(
          new DemoMember(
              "shyam_patel",
              "Shyam Patel",
              "Ahmedabad",
              31,
              "Builds bridges on weekdays and flies kites on Sundays."),
          new DemoMember(
              "aarti_iyer",
              "Aarti Iyer",
              "Chennai",
              28,
              "Sings Carnatic music and writes code to relax."),
          new DemoMember(
              "jane_smith",
              "Jane Smith",
              "Bristol",
              34,
              "Repairs old bicycles and gives most of them away."),
          new DemoMember(
              "john_doe",
              "John Doe",
              "Portland",
              41,
              "Bakes sourdough and reads far too many maps."),
          new DemoMember(
              "mei_lin",
              "Mei Lin",
              "Taipei",
              26,
              "Street photographer who prefers rainy evenings."),
          new DemoMember(
              "omar_haddad",
              "Omar Haddad",
              "Beirut",
              37,
              "Teaches physics and plays the oud badly but often."),
          new DemoMember(
              "sofia_rossi",
              "Sofia Rossi",
              "Bologna",
              29,
              "Believes that every problem ends with fresh pasta."),
          new DemoMember(
              "kwame_mensah", "Kwame Mensah", "Accra", 33, "Runs a small cinema for short films."),
          new DemoMember(
              "ingrid_larsen",
              "Ingrid Larsen",
              "Bergen",
              45,
              "Sails in every weather and knits when there is none."),
          new DemoMember(
              "diego_fuentes",
              "Diego Fuentes",
              "Valparaíso",
              30,
              "Paints staircases and climbs them twice a day."),
          new DemoMember(
              "fatima_zahra", "Fatima Zahra", "Fes", 27, "Designs tiles by hand and by algorithm."),
          new DemoMember(
              "liam_oconnor",
              "Liam O’Connor",
              "Galway",
              39,
              "Fiddle player, bee keeper, early riser."),
          new DemoMember(
              "yuki_tanaka",
              "Yuki Tanaka",
              "Kyoto",
              24,
              "Collects train tickets and quiet temples."),
          new DemoMember(
              "amara_okafor",
              "Amara Okafor",
              "Enugu",
              32,
              "Paediatrician who paints the waiting room herself."),
          new DemoMember(
              "lukas_weber",
              "Lukas Weber",
              "Leipzig",
              36,
              "Restores pianos and argues about tuning."),
          new DemoMember(
              "chloe_martin",
              "Chloé Martin",
              "Nantes",
              22,
              "Studies tides and swims in most of them."),
          new DemoMember(
              "rahul_menon", "Rahul Menon", "Kochi", 44, "Grows pepper and plays chess by letter."),
          new DemoMember(
              "elena_popova",
              "Elena Popova",
              "Plovdiv",
              48,
              "Translates poems and grows roses in between."),
          new DemoMember("tomas_novak", "Tomáš Novák", "Brno", 52, "Makes puppets for grown-ups."),
          new DemoMember(
              "leila_rahimi",
              "Leila Rahimi",
              "Shiraz",
              35,
              "Architect with a weakness for courtyards."),
          new DemoMember(
              "noah_williams",
              "Noah Williams",
              "Wellington",
              25,
              "Counts birds for a living and stars for fun."),
          new DemoMember(
              "priya_nair",
              "Priya Nair",
              "Bengaluru",
              40,
              "Trains for marathons and for patience."),
          new DemoMember(
              "marta_silva", "Marta Silva", "Porto", 60, "Retired pilot who still looks up."),
          new DemoMember(
              "samuel_tesfaye",
              "Samuel Tesfaye",
              "Addis Ababa",
              38,
              "Roasts coffee and tells long stories over it."));

  Profile profile() {
    return new Profile(displayName, null, town, age, about, Profile.EVERYONE);
  }
}
