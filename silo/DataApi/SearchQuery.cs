using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.DataApi;

/// <summary>What a search wants: which documents, in which order, which of them, and which of their fields.</summary>
internal sealed record SearchQuery
{
    private const int MaxSize = 1_000;
    private static readonly string[] Members = ["query", "size", "from", "sort", "_source"];

    public required SearchClause Clause { get; init; }
    public int Size { get; init; } = 10;
    public int From { get; init; }

    /// <summary>Empty: the newest first.</summary>
    public ImmutableArray<(string Field, bool IsDescending)> Sort { get; init; } = [];

    /// <summary>Empty: all.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>
    /// Reads `{"query": SEARCH, "cci_credentials": ...}`, where SEARCH is all of `{"query", "size", "from", "sort",
    /// "_source"}` or its query alone. The credentials are not looked at. Throws a <see cref="SearchException"/>.
    /// </summary>
    public static SearchQuery Read(JsonNode? body)
    {
        var search = body as JsonObject ?? [];
        if (search["query"] is JsonObject inner && inner.Any(member => Members.Contains(member.Key)))
        {
            search = inner;
        }

        return new SearchQuery
        {
            Clause = SearchClause.Read(search["query"]),
            Size = ReadNumber(search, "size", 10, MaxSize),
            From = ReadNumber(search, "from", 0, DocumentSearch.MaxLooked),
            Sort = ReadSort(search["sort"]),
            Fields = ReadFields(search["_source"]),
        };
    }

    private static int ReadNumber(JsonObject search, string name, int initial, int max) => search[name] switch
    {
        null => initial,
        JsonValue value when value.TryGetValue(out int number) && number >= 0 && number <= max => number,
        var wrong => throw new SearchException($"{name}: {wrong.ToJsonString()} is no number within 0 and {max}."),
    };

    private static ImmutableArray<(string Field, bool IsDescending)> ReadSort(JsonNode? sort) => sort switch
    {
        null => [],
        JsonArray list => [.. list.Select(ReadSortItem)],
        _ => [ReadSortItem(sort)],
    };

    private static (string Field, bool IsDescending) ReadSortItem(JsonNode? item)
    {
        if (item is JsonValue name && name.TryGetValue(out string? field))
        {
            return (field, false);
        }

        if (item is JsonObject { Count: 1 } named)
        {
            var (key, value) = named.First();
            var order = value is JsonObject options ? options["order"] : value;
            return (key, order?.ToString() == "desc");
        }

        throw new SearchException("sort: each item is FIELD or {FIELD: \"desc\"}.");
    }

    private static ImmutableArray<string> ReadFields(JsonNode? source) => source switch
    {
        JsonArray list => [.. list.OfType<JsonValue>().Select(field => field.ToString())],
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.ToString()],
        _ => [],
    };
}
