using System.Text.Json;

namespace Boxyard.Client;

/// <summary>A job as written by its author, in JSON or YAML.</summary>
public sealed record JobDocument
{
    private const string Json = "application/json";
    private const string Yaml = "application/yaml";

    private JobDocument(string text) => Text = text;

    /// <summary>The text that is sent, unchanged.</summary>
    public string Text { get; }

    /// <summary>`application/json` when the text is JSON, else `application/yaml`, which may begin alike.</summary>
    public string ContentType => IsJson(Text) ? Json : Yaml;

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
        return documents.All(document => document.ContentType == Json)
            ? new JobDocument($"[{string.Join(",\n", documents.Select(document => ItemsOf(document.Text)))}]")
            : new JobDocument(string.Concat(documents.Select(document => StreamOf(document.Text))));
    }

    /// <summary>A job from a file in UTF-8. A file that cannot be read throws what File.ReadAllText throws.</summary>
    public static async Task<JobDocument> FromFileAsync(string path, CancellationToken cancellationToken) =>
        new(await File.ReadAllTextAsync(path, cancellationToken));

    private static bool IsJson(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A list of jobs without its brackets; a job as it is.</summary>
    private static string ItemsOf(string text)
    {
        var item = text.Trim();
        return item is ['[', .. var items, ']'] ? items.Trim() : item;
    }

    /// <summary>One that begins itself is not begun twice; directives want the end of what was before.</summary>
    private static string StreamOf(string text)
    {
        var document = text.Trim();
        var begin = document.StartsWith('%') ? "...\n"
            : document.StartsWith("---", StringComparison.Ordinal) ? ""
            : "---\n";
        return $"{begin}{document}\n";
    }
}
