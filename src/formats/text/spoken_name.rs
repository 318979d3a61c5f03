//! The name used in speech, from a cell that also holds a role, letters after the name or a company, or that begins
//! with the last name.

use super::names::is_title;
use crate::domain::util::fold;

/// Letters and words that follow a name.
const AFTER: &str = "jr sr jun sen junior senior ii iii iv cpa mba emba phd md pmp esq esquire dds dmd dvm rn bsn msn np cfa cfp clu \
    chfc pe pg msc bsc ba ma bs llm llb jd lcsw psyd pharmd edd dba mph mpa rph pt dpt faia aia leed frcs facs fca aca \
    acca cima ret dipling diplkfm diplkffr dipl ing kfm mag bed med phr sphr shrm csm pmpacp cissp realtor cpm ccim";

/// Words for roles, with any endings.
const ROLES: &str = "ceo cto cfo coo cmo cio cso ciso cpo chro vp svp evp avp president vice director manager owner coowner founder \
    cofounder partner principal buyer buying purchas procure sales marketing head lead chief engineer consultant assistant \
    secretary officer executive agent broker architect analyst accountant lawyer attorney teacher nurse developer \
    designer administrator admin supervisor coordinator specialist technician operator controller bookkeeper \
    receptionist representative rep freelanc realtor operations logistics facilit it hr \
    geschaftsfuhr gf gesellschafter leiter leitung inhaber einkauf einkaufer vertrieb prokurist meister assisten sekretar \
    referent sachbearbeit berater ingenieur buchhalt chef directeur directrice gerant president responsable acheteu \
    commercial dirigeant associe gerente director directora comprador jefe jefa propietari dueno encargad responsab \
    socio socia diretor proprietari titolare direttore direttrice amministratore acquisti responsabile eigenaar \
    eigenares inkoper inkoop directeur bestuurder zaakvoerder verkoop kierowni dyrektor wlascicie prezes kupiec \
    specjalista agare inkopare inkop vd saljare ansvarig forsaljning";

/// Legal forms of companies, and words that only companies use.
const FIRMS: &str = "inc incorporated llc llp ltd limited gmbh mbh kgaa ohg gbr ug ev plc pty pte corp corporation company sarl sasu \
    eurl slu srl snc spa sapa bvba vof asa aps oyj ltda lda eireli spzoo zoo sro doo kft group gruppe groupe gruppo holding \
    holdings";

/// Legal forms of two letters, which are also names: only in capitals.
const SHORT_FIRMS: &str = "AG KG SA SL BV NV AB AS SE OY CO EI";

/// Words that make two words a company, such as "Acme Sales".
const TRADES: &str = "sales services solutions consulting partners associates studio studios agency works systems technologies \
    industries enterprises logistics media design foods trading supply stores shop bakery clinic dental hotel restaurant";

/// Words that begin a last name of several words.
const PARTICLES: &str = "van von vom zu zum zur de del della delle di da das do dos der den du la le les mac mc st san santa ter ten te af \
    al el bin ibn ben o d";

/// Whether a word is in a list.
fn is_in(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// The letters of a word in lower case without accents: "M.D." and "md" are the same.
fn key(word: &str) -> String {
    fold(word).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether all words of a text may follow a name.
fn is_after(text: &str) -> bool {
    // "J.R." are initials, "Jr." is a generation.
    let is_initials =
        |word: &str| word.trim_end_matches('.').contains('.') && matches!(key(word).as_str(), "jr" | "sr");
    let mut words = text.split([' ', '/']).filter(|word| !key(word).is_empty()).peekable();
    words.peek().is_some() && words.all(|word| is_in(AFTER, &key(word)) && !is_initials(word))
}

/// Whether a text is a role.
fn is_role(text: &str) -> bool {
    let words = text.split([' ', '/', '-', '&']).map(key).filter(|word| !word.is_empty());
    let is_one = |word: String| {
        ROLES.split_ascii_whitespace().any(|role| if role.len() > 4 { word.starts_with(role) } else { word == role })
    };
    words.into_iter().any(is_one)
}

/// Whether a name belongs to a company.
pub(in crate::formats) fn is_firm(name: &str) -> bool {
    let words = || name.split([' ', ',', '/']).filter(|word| !word.is_empty());
    let has_small = name.contains(char::is_lowercase);
    name.to_lowercase().contains("& co")
        || words().count() > 1
            && words().any(|word| is_in(FIRMS, &key(word)) || has_small && is_in(SHORT_FIRMS, word.trim_matches('.')))
}

/// Whether a cell is written "last name, first name"; a role or a company after the comma doesn't count.
pub(in crate::formats) fn is_reversed(cell: &str) -> bool {
    matches!(split(cell), Split::Reversed { .. })
}

/// The content of a cell with a comma.
enum Split<'a> {
    /// A name in its spoken order.
    AsItIs,
    /// A name and a role.
    Role { name: String, role: String },
    /// A last name, a first name and what follows a name.
    Reversed { last: &'a str, first: String, after: Vec<&'a str> },
}

fn split(cell: &str) -> Split<'_> {
    let mut parts: Vec<&str> = cell.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let Some(last) = parts.first().copied() else { return Split::AsItIs };
    let words = last.split_whitespace().count();
    let is_trade = words > 1 && last.split_whitespace().skip(1).any(|word| is_in(TRADES, &key(word)));
    if parts.len() < 2 || is_firm(cell) || is_trade {
        return Split::AsItIs;
    }
    parts.remove(0);
    let (mut after, others): (Vec<&str>, Vec<&str>) = parts.into_iter().partition(|part| is_after(part));
    let Some(first) = others.first().copied() else { return Split::AsItIs };
    if is_role(first) {
        let name = std::iter::once(last).chain(after).collect::<Vec<_>>().join(", ");
        return Split::Role { name, role: others.join(", ") };
    }
    // "Anna Roe, FRSA": unknown letters after a name.
    let is_capitals = |text: &str| text.chars().count() > 1 && !text.contains(char::is_lowercase);
    let is_letters = words > 1 && is_capitals(first) && !is_capitals(last) && !first.contains(' ');
    let has_other_signs = cell.contains(|c: char| c.is_ascii_digit() || matches!(c, '&' | '/' | '('));
    let begins_after = first.split_whitespace().next().is_some_and(is_after);
    if others.len() > 1 || is_letters || has_other_signs || begins_after || words > 4 {
        return Split::AsItIs;
    }
    let mut first_words: Vec<&str> = first.split_whitespace().collect();
    while first_words.len() > 1 && first_words.last().is_some_and(|word| is_after(word)) {
        after.extend(first_words.pop());
    }
    if first_words.len() > 3 {
        return Split::AsItIs;
    }
    // "Smith Jr., John"
    let (last, generation) = match last.rsplit_once(' ') {
        Some((name, word)) if is_after(word) => (name, Some(word)),
        _ => (last, None),
    };
    after.extend(generation);
    Split::Reversed { last, first: first_words.join(" "), after }
}

/// The name in its spoken order and the role, if the cell contains one. In a list that puts last names first, a last
/// name may have several words.
pub(in crate::formats) fn spoken(cell: &str, list_is_reversed: bool) -> (String, String) {
    for joint in [" - ", " – ", " — ", " | ", " ("] {
        if let Some((name, role)) = cell.split_once(joint).filter(|(_, role)| is_role(role)) {
            let (name, _) = spoken(name.trim(), list_is_reversed);
            return (name, role.trim_end_matches(')').trim().to_owned());
        }
    }
    match split(cell) {
        Split::AsItIs => (cell.to_owned(), String::new()),
        Split::Role { name, role } => (name, role),
        Split::Reversed { last, first, after } => {
            let words = last.split_whitespace().count();
            let particle = last.split_whitespace().next().is_some_and(|word| is_in(PARTICLES, &key(word)));
            // "Anna Roe, Berlin" ends with a town, "García López, María" is a name: the rest of the list decides.
            if words > 1 && !particle && !list_is_reversed && !first.split(' ').next().is_some_and(is_title) {
                return (cell.to_owned(), String::new());
            }
            let name = std::iter::once(first.as_str()).chain([last]).chain(after).collect::<Vec<_>>().join(" ");
            (name, String::new())
        }
    }
}
