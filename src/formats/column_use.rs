//! The uses of a column: how its cells become part of a lead.

/// How the cells of a column become part of a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColumnUse {
    /// The whole name of a person.
    FullName,
    /// The given name.
    FirstName,
    /// Middle names or initials.
    MiddleName,
    /// The family name.
    LastName,
    /// "Dr." and the like, before the name.
    Prefix,
    /// "Jr." and the like, after the name.
    Suffix,
    /// A name to sort by, used if there is no other name.
    FileAs,
    /// The company.
    Company,
    /// The person's role at the company.
    Role,
    /// One or more phone numbers.
    Phone,
    /// The kind of the number in the next column.
    PhoneLabel,
    /// One or more mail addresses.
    Mail,
    /// A web address.
    Website,
    /// A whole postal address.
    Address,
    /// A part of the postal address, such as the town.
    AddressPart,
    /// The country, which also decides how the phone numbers of the row are read.
    Country,
    /// The name of the time zone.
    Zone,
    /// The origin of the lead.
    Source,
    /// How warm the lead is.
    Warmth,
    /// The possible value of the lead.
    Worth,
    /// Groups or tags of the lead.
    Labels,
    /// A note.
    Note,
    /// The date of the next touch, with or without a time.
    NextTouch,
    /// The best time to call.
    BestTime,
    /// The date of the last conversation or attempt.
    LastContact,
    /// The outcome of the last contact.
    LastOutcome,
    /// A requirement the lead insists on.
    MustHave,
    /// A sentence the lead said.
    TheirWords,
    /// The date that makes it urgent for the lead.
    Deadline,
    /// The reason for that date.
    DeadlineReason,
    /// The group in this app's own table: A, B or C.
    Group,
    /// The status in this app's own table.
    Status,
    /// "Yes" means that the lead must not be called.
    DoNotCall,
    /// "No" means that the lead must not be called.
    MayCall,
    /// Kept in the note, after the heading.
    KeepInNotes,
    /// Ignored.
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

    /// The label shown for the use.
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
