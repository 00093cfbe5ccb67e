namespace Boxyard.Accounts;

/// <summary>Who may call a route while accounts are on. Each route declares one at its mapping.</summary>
internal enum RouteAccess
{
    /// <summary>Without an account: signs of life, the login, the description of the API.</summary>
    Everybody,

    /// <summary>The app registry, whose routes look at tokens themselves: they know more of them.</summary>
    Registry,

    /// <summary>
    /// Boxes, from the networks of LabNetwork:Addresses, with their attempt's token where it is ours.
    /// </summary>
    Boxes,

    /// <summary>Viewers, and everybody where Accounts:AnonymousReading says so.</summary>
    Reading,

    /// <summary>As reading; old clients may name their account in the body, which the route checks itself.</summary>
    OldReading,

    /// <summary>Any account.</summary>
    SignedIn,

    /// <summary>Submitters. Whether a job is their own the route checks itself.</summary>
    Submitting,

    /// <summary>As submitting; old clients name their account in the body, which the route checks itself.</summary>
    OldSubmitting,

    /// <summary>Agents and operators.</summary>
    Registering,

    /// <summary>Operators.</summary>
    Operating,

    /// <summary>Admins.</summary>
    Administering,
}
