namespace Boxyard.Dashboard.Accounts;

/// <summary>What the silo says of who looks at a page.</summary>
internal enum VisitorKind
{
    /// <summary>The silo did not answer: everything is offered, and the silo decides.</summary>
    Unknown,

    /// <summary>The silo has no accounts: everybody may do everything.</summary>
    Free,

    /// <summary>Has not signed in.</summary>
    Anonymous,

    /// <summary>Has signed in with a token that is taken.</summary>
    SignedIn,

    /// <summary>Signed in with a token that is not taken any more.</summary>
    Refused,
}
