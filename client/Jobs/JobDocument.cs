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

    /// <summary>Several jobs as one text, for a submit of all or none.</summary>
    public static JobDocument Join(IReadOnlyCollection<JobDocument> documents)
    {
        if (documents.Count == 0)
        {
            throw new ArgumentException("Name at least one job.", nameof(documents));
        }

        // JSON is YAML too, so a mixture is one stream of YAML documents.
        return documents.All(document => document.ContentType == "application/json")
            ? new JobDocument($"[{string.Join(",\n", documents.Select(document => document.Text))}]")
            : new JobDocument(string.Concat(documents.Select(document => $"---\n{document.Text.TrimEnd()}\n")));
    }

    /// <summary>A job from a file in UTF-8. A file that cannot be read throws what File.ReadAllText throws.</summary>
    public static async Task<JobDocument> FromFileAsync(string path, CancellationToken cancellationToken) =>
        new(await File.ReadAllTextAsync(path, cancellationToken));
}
