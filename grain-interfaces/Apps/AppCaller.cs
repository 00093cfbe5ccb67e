namespace Boxyard.Apps;

/// <summary>Who asks the registry for something. Users have one name, whichever source knows their token.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppCaller")]
public sealed record AppCaller
{
    public static readonly AppCaller Anonymous = new();

    /// <summary>Null for who came without a token.</summary>
    [Id(0)]
    public string? User { get; init; }

    /// <summary>
    /// Passes all checks of permissions but those of submits, of the list of namespaces and of images.
    /// </summary>
    [Id(1)]
    public bool IsAdmin { get; init; }

    /// <summary>May build.</summary>
    [Id(2)]
    public bool IsApproved { get; init; }

    /// <summary>Words, separated by blanks, such as `ecr_authz_introspection`.</summary>
    [Id(3)]
    public string Scopes { get; init; } = "";

    /// <summary>The address of the connection, for the audit.</summary>
    [Id(4)]
    public string? Address { get; init; }

    /// <summary>Runs the lab, by an account of ours: may certify profiles.</summary>
    [Id(5)]
    public bool IsOperator { get; init; }

    public bool HasScope(string scope) => Scopes.Split(' ').Contains(scope, StringComparer.Ordinal);
}
