using System.Text.RegularExpressions;

namespace Boxyard.Apps;

/// <summary>What namespaces, repositories and versions may be called.</summary>
public static partial class AppNames
{
    public const int MaxVersionLength = 64;

    /// <summary>Of `namespace/repository`.</summary>
    public const int MaxRepositoryLength = 64;

    /// <summary>What is wrong with the name of a new namespace; null when nothing is.</summary>
    public static string? FindNamespaceProblem(string name) =>
        name.Length is < 4 or > 30 ? $"a namespace has 4 to 30 characters, not {name.Length}"
        : !NamespaceForm().IsMatch(name) ? "a namespace has only characters of [a-z0-9]"
        : null;

    /// <summary>What is wrong with the name of a new repository; null when nothing is.</summary>
    public static string? FindRepositoryProblem(string namespaceName, string name)
    {
        var length = namespaceName.Length + 1 + name.Length;
        return name.Length < 2 ? "a repository has at least 2 characters"
            : !RepositoryForm().IsMatch(name) ? "a repository has only characters of [a-z0-9_-]"
            : length > MaxRepositoryLength
                ? $"namespace/repository has at most {MaxRepositoryLength} characters, not {length}"
            : null;
    }

    /// <summary>It stands in paths, and ids of apps are lines of logs.</summary>
    public static bool IsVersion(string version) =>
        version.Length is > 0 and <= MaxVersionLength
        && !version.Contains('/')
        && version is not ("." or "..")
        && !version.Any(char.IsControl);

    /// <summary>As clients write a name in a path: its case does not count.</summary>
    public static AppName Of(string namespaceName, string repository, string version) => new()
    {
        Namespace = namespaceName.ToLowerInvariant(),
        Repository = repository.ToLowerInvariant(),
        Version = version,
    };

    /// <summary>From the key of a grain; the version is in lower case.</summary>
    public static AppName OfKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var colon = key.IndexOf(':', slash + 1);
        return slash < 0 || colon < 0
            ? throw new ArgumentException($"'{key}' is no name of an app: namespace/repository:version.", nameof(key))
            : Of(key[..slash], key[(slash + 1)..colon], key[(colon + 1)..]);
    }

    [GeneratedRegex(@"^[a-z0-9]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamespaceForm();

    [GeneratedRegex(@"^[a-z0-9_-]+\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RepositoryForm();
}
