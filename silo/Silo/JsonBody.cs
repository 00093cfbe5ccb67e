using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>Reads a small JSON object, whatever the Content-Type says.</summary>
internal sealed class JsonBody(RequestBody body, IOptions<JsonOptions> json)
{
    /// <summary>What its routes take in the document of the API: `curl -d` calls everything a form.</summary>
    public const string AnyType = "*/*";

    /// <summary>
    /// An empty body is an object without members. Throws <see cref="BadHttpRequestException"/> for what cannot be
    /// read.
    /// </summary>
    public async Task<TBody> ReadAsync<TBody>(HttpRequest request, CancellationToken cancellationToken)
        where TBody : class, new()
    {
        var text = await body.ReadAsync(request, cancellationToken);
        if (text.IsEmpty)
        {
            return new TBody();
        }

        try
        {
            return JsonSerializer.Deserialize<TBody>(text.Span, json.Value.SerializerOptions) ?? new TBody();
        }
        catch (JsonException mistake)
        {
            throw new BadHttpRequestException(
                $"The body is not the JSON object that is wanted here: {mistake.Message}",
                StatusCodes.Status400BadRequest,
                mistake);
        }
    }
}
