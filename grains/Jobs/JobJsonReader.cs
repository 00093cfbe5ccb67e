using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>Reads a JSON text into nodes. Numbers keep all their digits.</summary>
internal ref struct JobJsonReader
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly JobTextBudget _budget;
    private Utf8JsonReader _reader;
    private int _countedTo;

    private JobJsonReader(ReadOnlySpan<byte> text, JobTextBudget budget)
    {
        _text = text;
        _budget = budget;
        // The budget's own, smaller bound is met first and says where.
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 1000 });
    }

    public static JsonNode? Read(ReadOnlySpan<byte> text, JobTextBudget budget)
    {
        var reader = new JobJsonReader(text, budget);
        try
        {
            reader.Next();
            var root = reader.ReadValue();
            reader.Next();
            return root;
        }
        catch (JsonException exception)
        {
            budget.Line = (int)(exception.LineNumber ?? 0) + 1;
            throw budget.Failure($"This is not valid JSON. {exception.Message.Split(" LineNumber:")[0]}");
        }
    }

    private void Next()
    {
        _reader.Read();
        var start = (int)_reader.TokenStartIndex;
        _budget.Line += _text[_countedTo..start].Count((byte)'\n');
        _countedTo = start;
    }

    private JsonNode? ReadValue()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject();
            case JsonTokenType.StartArray:
                return ReadArray();
            case JsonTokenType.String:
                return JsonValue.Create(ReadText());
            case JsonTokenType.Number:
                return ReadNumber();
            case JsonTokenType.True or JsonTokenType.False:
                _budget.Count(1, 0);
                return JsonValue.Create(_reader.TokenType == JsonTokenType.True);
            default:
                _budget.Count(1, 0);
                return null;
        }
    }

    private JsonObject ReadObject()
    {
        _budget.Count(1, 0);
        _budget.Descend(1);
        var result = new JsonObject();
        for (Next(); _reader.TokenType == JsonTokenType.PropertyName; Next())
        {
            var name = ReadText();
            _budget.Enter(name);
            if (result.ContainsKey(name))
            {
                throw _budget.Failure("This field is written twice. Remove one of them.");
            }

            Next();
            result.Add(name, ReadValue());
            _budget.Leave();
        }

        _budget.Ascend(1);
        return result;
    }

    private JsonArray ReadArray()
    {
        _budget.Count(1, 0);
        _budget.Descend(1, isList: true);
        var result = new JsonArray();
        for (Next(); _reader.TokenType != JsonTokenType.EndArray; Next())
        {
            _budget.Enter(result.Count.ToString(CultureInfo.InvariantCulture));
            result.Add(ReadValue());
            _budget.Leave();
        }

        _budget.Ascend(1);
        return result;
    }

    private string ReadText()
    {
        try
        {
            var text = _reader.GetString()!;
            _budget.CountText(text);
            return text;
        }
        catch (InvalidOperationException)
        {
            // What the reader throws for \ud800 without its second half.
            throw _budget.Failure(
                "A text holds half of a surrogate pair (such as \\ud800). Write both halves or remove it.");
        }
    }

    private JsonNode ReadNumber()
    {
        _budget.Count(1, _reader.ValueSpan.Length);
        return _reader.TryGetInt64(out var integer) ? JsonValue.Create(integer) : JsonNode.Parse(_reader.ValueSpan)!;
    }
}
