using Boxyard.Client;

namespace Boxyard.Dashboard.Accounts;

/// <summary>
/// Who looks at a page, and what is offered because of that. It only spares people a refusal: what is allowed is
/// decided by the silo.
/// </summary>
internal sealed record Visitor
{
    public VisitorKind Kind { get; init; }

    /// <summary>Set when <see cref="VisitorKind.SignedIn"/>.</summary>
    public Identity? Identity { get; init; }

    /// <summary>Set when it is known, by a question to the silo, that who has not signed in may read.</summary>
    public bool ReadsAnonymously { get; init; }

    /// <summary>What every account may see, but not that of an agent.</summary>
    public bool MayRead => Kind switch
    {
        VisitorKind.Free => true,
        VisitorKind.SignedIn => Identity!.Role != AccountRole.Box,
        VisitorKind.Anonymous => ReadsAnonymously,
        VisitorKind.Unknown or VisitorKind.Refused => false,
        _ => throw new InvalidOperationException($"{Kind} is no kind of visitor."),
    };

    /// <summary>While the silo does not answer nothing can be told, so nobody is sent away.</summary>
    public bool MayFollow => Kind == VisitorKind.Unknown || MayRead;

    /// <summary>The submitter of its jobs; null when nobody has signed in.</summary>
    public string? Account => Identity?.Account;

    public bool IsAdmin => Identity?.Role == AccountRole.Admin;

    /// <summary>From the answer to whoami, with or without a token.</summary>
    public static Visitor Of(Outcome<Identity> answer, bool hasToken) => answer switch
    {
        { Succeeded: true } => new Visitor { Kind = VisitorKind.SignedIn, Identity = answer.Value },
        { Problem.Status: StatusCodes.Status409Conflict } => new Visitor { Kind = VisitorKind.Free },
        { Problem.Status: StatusCodes.Status401Unauthorized } =>
            new Visitor { Kind = hasToken ? VisitorKind.Refused : VisitorKind.Anonymous },
        _ => new Visitor(),
    };

    /// <summary>Why something is not offered that needs this role; null when it is.</summary>
    public string? Refusal(AccountRole needed) => Kind switch
    {
        VisitorKind.Unknown or VisitorKind.Free => null,
        VisitorKind.Anonymous => "Sign in to do this",
        VisitorKind.Refused => "Your token is not taken any more: sign in again",
        VisitorKind.SignedIn => May(needed)
            ? null
            : $"This needs the role {Word(needed)}; you are {Word(Identity!.Role)}",
        _ => throw new ArgumentOutOfRangeException(nameof(needed), Kind, null),
    };

    /// <summary>The same for what a submitter may do to its own jobs, and an operator to all.</summary>
    public string? RefusalForJobsOf(string submitter) =>
        Refusal(Account == submitter ? AccountRole.Submitter : AccountRole.Operator);

    /// <summary>What an account can be given.</summary>
    public static IReadOnlyList<AccountRole> Roles { get; } =
        [.. Enum.GetValues<AccountRole>().Where(role => role != AccountRole.Unknown)];

    /// <summary>A role as it is written.</summary>
    public static string Word(AccountRole role) => role switch
    {
        AccountRole.Unknown => "unknown",
        AccountRole.Viewer => "viewer",
        AccountRole.Submitter => "submitter",
        AccountRole.Operator => "operator",
        AccountRole.Admin => "admin",
        AccountRole.Box => "box",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    // An agent's role stands last in the enum and may nothing of this.
    private bool May(AccountRole needed) => Identity!.Role != AccountRole.Box && Identity.Role >= needed;
}
