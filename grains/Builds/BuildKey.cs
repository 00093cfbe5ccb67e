using System.Globalization;

namespace Boxyard.Builds;

/// <summary>Which build or profile; as a text `namespace/name#number`, the key of its grain.</summary>
public sealed record BuildKey(string Namespace, string Name, long Number)
{
    public static BuildKey Of(string text)
    {
        // No name has either letter in it.
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var hash = text.LastIndexOf('#');
        return slash > 0 && hash > slash
            && long.TryParse(text.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new BuildKey(text[..slash], text[(slash + 1)..hash], number)
                : throw new ArgumentException($"'{text}' is no key of a build: namespace/name#number.", nameof(text));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Namespace}/{Name}#{Number}");
}
