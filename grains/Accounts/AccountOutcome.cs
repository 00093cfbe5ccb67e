namespace Boxyard.Accounts;

/// <summary>What became of a change to accounts or tokens.</summary>
public enum AccountOutcome
{
    /// <summary>There is no such account or token; nothing was changed.</summary>
    NotFound,
    Done,

    /// <summary>Another account has the name or the address.</summary>
    Taken,

    /// <summary>It is the last admin that is not disabled.</summary>
    LastAdmin,

    /// <summary>The one-time token is not valid, or there is an admin already.</summary>
    Refused,
}
