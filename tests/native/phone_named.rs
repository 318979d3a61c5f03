//! Which country a cell names, in the ways that lists write it.

use next_touch::domain::lead::phone::Country;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(Country::named(text).map_or("", |country| country.code), expected, "{text:?}");
}

#[test]
fn a_country_is_named_by_its_code_or_in_many_languages() {
    for (code, texts) in [
        ("FR", "France|FR|fr|FRA|Frankreich|Francia|Frankrijk|França|Francja|Frankrike|France (FR)|+33|0033"),
        ("DE", "Germany|DE|Deutschland|ALLEMAGNE|Alemania|Alemanha|Duitsland|Niemcy|Tyskland|DE - Germany|Germany, DE"),
        ("GB", "United Kingdom|GB|UK|U.K.|Great Britain|England|Scotland|Wales|Northern Ireland|Großbritannien"),
        ("GB", "Vereinigtes Königreich|Royaume-Uni|Reino Unido|Regno Unito|Verenigd Koninkrijk|Wielka Brytania"),
        ("US", "United States|US|USA|U.S.A.|U.S.|United States of America|Vereinigte Staaten|États-Unis|EE.UU."),
        ("AU", "Australia|AU|AUS|Australien|Australie"),
        ("NL", "The Netherlands|Netherlands|Holland|Nederland|NL|Pays-Bas"),
        ("CH", "Switzerland|Schweiz|Suisse|Svizzera|CH"),
        ("CZ", "Czechia|Czech Republic|Česko|Česká republika|Tschechien"),
        ("AT", "Austria|Österreich|Oesterreich|AT|Autriche"),
        ("KR", "South Korea|Korea (South)|Republic of Korea"),
        ("TR", "Türkiye|Turkey|TÜRKİYE"),
        ("AE", "UAE|U.A.E.|United Arab Emirates"),
        ("MX", "México|Mexico|MX"),
    ] {
        texts.split('|').for_each(|text| check(text, code));
    }
}

#[test]
fn what_names_no_country_or_several_names_none() {
    for text in ["", " ", "-", "n/a", "Bavaria", "DE / FR", "44", "+1", "+999", "Republic of"] {
        check(text, "");
    }
}

#[test]
fn every_country_is_named_by_its_code_and_its_name() {
    for country in Country::all() {
        check(country.code, country.code);
        check(country.name, country.code);
        check(&country.name.to_uppercase(), country.code);
    }
}
