namespace Boxyard.Client;

/// <summary>A job as written by its author, in JSON or YAML.</summary>
public sealed record JobDocument
{
    private JobDocument(string text) => Text = text;

    /// <summary>The text that is sent, unchanged.</summary>
    public string Text { get; }

    /// <summary>`application/json` when the text begins like a JSON value, else `application/yaml`.</summary>
    public string ContentType =>
        Text.AsSpan().TrimStart() is ['{' or '[', ..] ? "application/json" : "application/yaml";

    /// <summary>A job from its text.</summary>
    public static JobDocument FromText(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new JobDocument(text);
    }

    /// <summary>A job from a file in UTF-8. A file that cannot be read throws what File.ReadAllText throws.</summary>
    public static async Task<JobDocument> FromFileAsync(string path, CancellationToken cancellationToken) =>
        new(await File.ReadAllTextAsync(path, cancellationToken));
}
