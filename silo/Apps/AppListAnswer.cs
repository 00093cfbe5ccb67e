using System.Text;
using System.Text.Json.Nodes;

namespace Boxyard.Apps;

/// <summary>
/// A list of the registry, written item by item: its text never stands in memory as a whole. `fields` stand before the
/// list, which is called `name`, and `rest` behind it: all are in the order of their names.
/// </summary>
internal sealed class AppListAnswer(
    JsonObject fields, string name, IEnumerable<JsonNode> items, JsonObject? rest = null) : IResult
{
    private const int PieceLength = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json";
        var text = new StringBuilder("{");
        AppendFields(text, fields);
        text.Append(fields.Count > 0 ? "," : "").Append('"').Append(name).Append("\":[");
        foreach (var (index, item) in items.Index())
        {
            text.Append(index > 0 ? "," : "");
            AppJson.Append(text, item);
            if (text.Length >= PieceLength)
            {
                await WriteAsync(httpContext, text);
            }
        }

        text.Append(']').Append(rest is { Count: > 0 } ? "," : "");
        AppendFields(text, rest ?? []);
        text.Append("}\n");
        await WriteAsync(httpContext, text);
    }

    private static void AppendFields(StringBuilder text, JsonObject fields)
    {
        var start = text.Length;
        AppJson.Append(text, fields);
        // Its fields alone, without its braces.
        text.Remove(start, 1).Length--;
    }

    private static Task WriteAsync(HttpContext context, StringBuilder text)
    {
        // All of it is ASCII.
        var bytes = Encoding.ASCII.GetBytes(text.ToString());
        text.Clear();
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
