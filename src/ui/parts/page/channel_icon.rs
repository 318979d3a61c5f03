//! Which icon stands for a channel.

use crate::domain::lead::Channel;

/// The icon of a channel.
pub fn channel_icon(channel: &Channel) -> &'static str {
    match channel {
        Channel::Call => "phone",
        Channel::Mail | Channel::Newsletter => "mail",
        Channel::Text => "message-circle",
        Channel::Visit => "map-pin",
        Channel::Post => "mailbox",
        Channel::Referral | Channel::Other(_) => "users-round",
    }
}
