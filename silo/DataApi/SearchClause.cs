using System.Text.Json.Nodes;

namespace Boxyard.DataApi;

/// <summary>
/// A condition of a search, with what it demands of fields so that tables can look first. Fields have no analysed text:
/// `match` is `term`.
/// </summary>
/// <param name="Matches">Whether a document fits.</param>
/// <param name="Demands">Fields that must have one of these texts in whatever fits.</param>
internal sealed record SearchClause(
    Func<JsonObject, bool> Matches, IReadOnlyList<KeyValuePair<string, HashSet<string>>> Demands)
{
    private const int MaxDepth = 10;
    private static readonly SearchClause Everything = new(_ => true, []);

    /// <summary>Throws a <see cref="SearchException"/>.</summary>
    public static SearchClause Read(JsonNode? clause) => Read(clause, depth: 0);

    private static SearchClause Read(JsonNode? clause, int depth)
    {
        if (clause is null or JsonObject { Count: 0 })
        {
            return Everything;
        }

        if (clause is not JsonObject { Count: 1 } named || depth > MaxDepth)
        {
            throw new SearchException("a query is one clause, {\"term\": {FIELD: VALUE}}, nested at most 10 deep.");
        }

        var (kind, content) = named.First();
        return kind switch
        {
            "match_all" => Everything,
            "bool" => ReadBool(content as JsonObject ?? [], depth),
            "ids" => IsIn(DocumentField.Id, TextsOf((content as JsonObject)?["values"])),
            "exists" => Exists((content as JsonObject)?["field"]?.ToString() ?? ""),
            "term" or "match" or "match_phrase" => OfField(content, (field, value) =>
                IsIn(field, TextsOf(value is JsonObject options ? options["value"] ?? options["query"] : value))),
            "terms" => OfField(content, (field, value) => IsIn(field, TextsOf(value))),
            "prefix" => OfField(content, (field, value) =>
                HasPrefix(field, (value is JsonObject options ? options["value"] : value)?.ToString() ?? "")),
            "range" => OfField(content, (field, value) => IsWithin(field, value as JsonObject ?? [])),
            _ => throw new SearchException(
                $"'{kind}' is not understood; clauses are match_all, bool, ids, exists, term, terms, match, "
                    + "match_phrase, prefix and range."),
        };
    }

    private static SearchClause ReadBool(JsonObject content, int depth)
    {
        if (content.FirstOrDefault(member => member.Key is not ("must" or "filter" or "should" or "must_not"
            or "minimum_should_match" or "boost")).Key is { } unknown)
        {
            throw new SearchException($"'{unknown}' in bool is not understood.");
        }

        SearchClause[] must = [.. List("must"), .. List("filter")];
        SearchClause[] should = List("should"), mustNot = List("must_not");
        var needsOne = should.Length > 0 && (must.Length == 0 || content["minimum_should_match"]?.ToString() == "1");
        return new SearchClause(
            document => Array.TrueForAll(must, clause => clause.Matches(document))
                && !Array.Exists(mustNot, clause => clause.Matches(document))
                && (!needsOne || Array.Exists(should, clause => clause.Matches(document))),
            [.. must.SelectMany(clause => clause.Demands)]);

        SearchClause[] List(string name) => content[name] switch
        {
            null => [],
            JsonArray list => [.. list.Select(item => Read(item, depth + 1))],
            var single => [Read(single, depth + 1)],
        };
    }

    private static SearchClause OfField(JsonNode? content, Func<string, JsonNode?, SearchClause> read)
    {
        if (content is not JsonObject named)
        {
            throw new SearchException("a clause of a field is {FIELD: VALUE}.");
        }

        SearchClause[] fields =
            [.. named.Where(item => item.Key != "boost").Select(item => read(item.Key, item.Value))];
        return new SearchClause(
            document => Array.TrueForAll(fields, clause => clause.Matches(document)),
            [.. fields.SelectMany(clause => clause.Demands)]);
    }

    private static SearchClause IsIn(string field, HashSet<string> values) => new(
        document => DocumentField.TextsOf(document, field).Any(values.Contains),
        [KeyValuePair.Create(field, values)]);

    private static SearchClause Exists(string field) =>
        new(document => DocumentField.TextsOf(document, field).Any(), []);

    private static SearchClause HasPrefix(string field, string prefix) => new(
        document => DocumentField.TextsOf(document, field)
            .Any(text => text.StartsWith(prefix, StringComparison.Ordinal)),
        []);

    private static SearchClause IsWithin(string field, JsonObject bounds)
    {
        if (bounds.FirstOrDefault(bound => bound.Key is not ("gt" or "gte" or "lt" or "lte")).Key is { } unknown)
        {
            throw new SearchException($"'{unknown}' in range is not understood; bounds are gt, gte, lt and lte.");
        }

        var texts = bounds.Select(bound => (bound.Key, Text: bound.Value?.ToString() ?? "")).ToList();
        return new SearchClause(
            document => DocumentField.TextsOf(document, field).Any(text => texts.TrueForAll(bound =>
                DocumentField.Compare(text, bound.Text) is var order && bound.Key switch
                {
                    "gt" => order > 0,
                    "gte" => order >= 0,
                    "lt" => order < 0,
                    _ => order <= 0,
                })),
            []);
    }

    private static HashSet<string> TextsOf(JsonNode? value) => value switch
    {
        null => [],
        JsonArray list => [.. list.Select(item => item?.ToString() ?? "")],
        _ => [value.ToString()],
    };
}
