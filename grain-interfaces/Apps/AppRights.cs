using System.Collections.Immutable;

namespace Boxyard.Apps;

/// <summary>What a caller may do with a repository or a namespace.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppRights")]
public sealed record AppRights
{
    public static readonly AppRights None = new() { Granted = [] };

    /// <summary>With all that is implied.</summary>
    [Id(0)]
    public required ImmutableArray<AppPermission> Granted { get; init; }

    /// <summary>
    /// Its apps are shown. False for who may read only because the namespace is public: that shows no app.
    /// </summary>
    [Id(1)]
    public bool SeesApps { get; init; }

    public bool Has(AppPermission permission) => Granted.Contains(permission);
}
