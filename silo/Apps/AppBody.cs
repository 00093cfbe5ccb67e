using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Jobs;
using Boxyard.Silo;

namespace Boxyard.Apps;

/// <summary>Reads the bodies that the registry is sent.</summary>
internal sealed class AppBody(RequestBody body)
{
    public const int MaxBytes = 1024 * 1024;

    private const string SpecForm = "an app spec is an object of fields, such as `name: simple`";

    /// <summary>A spec, JSON or YAML whatever the Content-Type says; else the mistake.</summary>
    public async Task<(JsonObject? Fields, string? Mistake)> ReadSpecAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        var text = await body.ReadAsync(request, cancellationToken);
        var read = JobText.Parse(text.Span, JobTextFormat.Detect, SpecForm);
        return !read.IsValid ? (null, $"Could not parse app spec: {read.Errors[0].Message}")
            : read.Jobs[0].Count == 0 ? (null, "Could not parse app spec")
            : (read.Jobs[0], null);
    }

    /// <summary>A JSON object; else the mistake.</summary>
    public async Task<(JsonObject? Fields, string? Mistake)> ReadObjectAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        var text = await body.ReadAsync(request, cancellationToken);
        var read = JobText.Parse(text.Span, JobTextFormat.Json, "the body is a JSON object");
        return read.IsValid
            ? (read.Jobs[0], null)
            : (null, $"request.get_json returned: 400 Bad Request: {read.Errors[0].Message}");
    }

    /// <summary>The text of a field; null when there is none.</summary>
    public static string? FindText(JsonObject fields, string name) =>
        fields[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;
}
