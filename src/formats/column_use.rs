//! What the cells of a column become in a lead.

/// What the cells of a column become in a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColumnUse {
    /// The whole name of a person.
    FullName,
    /// The given name.
    FirstName,
    /// Names or initials in the middle.
    MiddleName,
    /// The family name.
    LastName,
    /// "Dr." and the like, before the name.
    Prefix,
    /// "Jr." and the like, after the name.
    Suffix,
    /// A name to sort by, used where no other name is.
    FileAs,
    /// The company.
    Company,
    /// What the person does there.
    Role,
    /// One phone number or several.
    Phone,
    /// What kind of number stands in the next column.
    PhoneLabel,
    /// One mail address or several.
    Mail,
    /// A web address.
    Website,
    /// A whole postal address.
    Address,
    /// A part of the postal address, such as the town.
    AddressPart,
    /// The country, which also says how the numbers of the row are read.
    Country,
    /// The name of the time zone.
    Zone,
    /// Where the lead comes from.
    Source,
    /// How warm the lead is.
    Warmth,
    /// What it may be worth.
    Worth,
    /// Groups or tags that the lead was in.
    Labels,
    /// A note.
    Note,
    /// The date, perhaps with the time, of the next touch.
    NextTouch,
    /// The best time to call.
    BestTime,
    /// When somebody spoke to them or tried to.
    LastContact,
    /// How that ended.
    LastOutcome,
    /// What they cannot do without.
    MustHave,
    /// A sentence of theirs.
    TheirWords,
    /// The date that makes it urgent for them.
    Deadline,
    /// Why that date.
    DeadlineReason,
    /// The group that the program's own table has: A, B or C.
    Group,
    /// Where the lead stood in the program's own table.
    Status,
    /// Yes means that they must not be called.
    DoNotCall,
    /// No means that they must not be called.
    MayCall,
    /// Kept in the note, after the heading.
    KeepInNotes,
    /// Left out.
    Ignore,
}

impl ColumnUse {
    /// All uses, in the order in which they are offered.
    pub const ALL: [ColumnUse; 36] = [
        Self::FullName,
        Self::FirstName,
        Self::MiddleName,
        Self::LastName,
        Self::Prefix,
        Self::Suffix,
        Self::FileAs,
        Self::Company,
        Self::Role,
        Self::Phone,
        Self::PhoneLabel,
        Self::Mail,
        Self::Website,
        Self::Address,
        Self::AddressPart,
        Self::Country,
        Self::Zone,
        Self::Source,
        Self::Warmth,
        Self::Worth,
        Self::Labels,
        Self::Note,
        Self::NextTouch,
        Self::BestTime,
        Self::LastContact,
        Self::LastOutcome,
        Self::MustHave,
        Self::TheirWords,
        Self::Deadline,
        Self::DeadlineReason,
        Self::Group,
        Self::Status,
        Self::DoNotCall,
        Self::MayCall,
        Self::KeepInNotes,
        Self::Ignore,
    ];

    /// The words in which the use is offered.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::FullName => "Name",
            Self::FirstName => "First name",
            Self::MiddleName => "Middle name",
            Self::LastName => "Last name",
            Self::Prefix => "Title before the name",
            Self::Suffix => "Letters after the name",
            Self::FileAs => "Name, if there is no other",
            Self::Company => "Company",
            Self::Role => "Role",
            Self::Phone => "Phone",
            Self::PhoneLabel => "Kind of the next phone",
            Self::Mail => "Email",
            Self::Website => "Website",
            Self::Address => "Address",
            Self::AddressPart => "Part of the address",
            Self::Country => "Country",
            Self::Zone => "Time zone",
            Self::Source => "Source",
            Self::Warmth => "How warm",
            Self::Worth => "Worth",
            Self::Labels => "Labels",
            Self::Note => "Note",
            Self::NextTouch => "Next touch",
            Self::BestTime => "Best time to call",
            Self::LastContact => "Last contact",
            Self::LastOutcome => "How the last contact ended",
            Self::MustHave => "Must have",
            Self::TheirWords => "Their words",
            Self::Deadline => "Deadline",
            Self::DeadlineReason => "Why that deadline",
            Self::Group => "Group",
            Self::Status => "Standing",
            Self::DoNotCall => "Do not call (yes)",
            Self::MayCall => "May be called (yes or no)",
            Self::KeepInNotes => "Keep in the note",
            Self::Ignore => "Leave out",
        }
    }
}
