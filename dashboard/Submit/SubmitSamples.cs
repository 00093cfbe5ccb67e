namespace Boxyard.Dashboard.Submit;

/// <summary>Jobs to begin with: the samples of the repository, which are part of this program.</summary>
internal static class SubmitSamples
{
    private const string Prefix = "Samples.";

    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(SubmitSamples).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Null when there is none of this name.</summary>
    public static async Task<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (!Names.Contains(name))
        {
            return null;
        }

        using var reader = new StreamReader(
            typeof(SubmitSamples).Assembly.GetManifestResourceStream(Prefix + name)!);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
