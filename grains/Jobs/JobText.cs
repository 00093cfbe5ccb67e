using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Boxyard.Jobs;

/// <summary>Reads submitted text, JSON or YAML, into jobs. Knows nothing of what the fields mean.</summary>
public static class JobText
{
    private const string JobForm = "is an object of fields, such as `suite: iperf`";

    /// <summary>
    /// Reads one job: the text's root is an object. `form` is what who sends something else is told, where it is no
    /// job that is wanted.
    /// </summary>
    public static JobTextOutcome Parse(
        ReadOnlySpan<byte> body, JobTextFormat format = JobTextFormat.Detect, string form = $"a job {JobForm}") =>
        Read(body, format, JobTextLimits.OneJob, form);

    /// <summary>Reads one or many jobs: an object, a list of objects, or several YAML documents of these.</summary>
    public static JobTextOutcome ParseMany(ReadOnlySpan<byte> body, JobTextFormat format = JobTextFormat.Detect) =>
        Read(body, format, JobTextLimits.Batch, form: null);

    /// <summary>`form` is null for a batch.</summary>
    private static JobTextOutcome Read(
        ReadOnlySpan<byte> body, JobTextFormat format, JobTextLimits limits, string? form)
    {
        var isBatch = form is null;
        try
        {
            body = CheckBytes(body, limits);
            var roots = format switch
            {
                JobTextFormat.Json => ReadJson(body, limits),
                JobTextFormat.Yaml => ReadYaml(body, limits, isBatch),
                JobTextFormat.Detect => ReadEither(body, limits, isBatch),
                _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
            };
            return form is null ? Batch(roots, limits) : Single(roots, form);
        }
        catch (JobTextException exception)
        {
            return new JobTextOutcome { Errors = [exception.Error] };
        }
    }

    private static ReadOnlySpan<byte> CheckBytes(ReadOnlySpan<byte> body, JobTextLimits limits)
    {
        if (body.Length > limits.MaxBytes)
        {
            throw Failure($"The text has {body.Length} bytes; at most {limits.MaxBytes} are accepted. Send less.");
        }

        if (!Utf8.IsValid(body))
        {
            throw Failure("The text is not valid UTF-8. Save it as UTF-8 and send it again.");
        }

        var nul = body.IndexOf((byte)0);
        if (nul >= 0)
        {
            var line = body[..nul].Count((byte)'\n') + 1;
            throw new JobTextBudget(limits) { Line = line }.Failure("There is a NUL character. Remove it.");
        }

        return body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
    }

    private static List<JsonNode?> ReadEither(ReadOnlySpan<byte> body, JobTextLimits limits, bool isBatch)
    {
        if (body.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
        {
            return ReadYaml(body, limits, isBatch);
        }

        try
        {
            return ReadJson(body, limits);
        }
        catch (JobTextException mistake)
        {
            // YAML's flow form begins alike. What is neither is told as JSON, which is more likely meant.
            try
            {
                return ReadYaml(body, limits, isBatch);
            }
            catch (JobTextException)
            {
                throw mistake;
            }
        }
    }

    private static List<JsonNode?> ReadJson(ReadOnlySpan<byte> body, JobTextLimits limits) =>
        [JobJsonReader.Read(body, new JobTextBudget(limits))];

    private static List<JsonNode?> ReadYaml(ReadOnlySpan<byte> body, JobTextLimits limits, bool isBatch) =>
        new JobYamlReader(Encoding.UTF8.GetString(body), new JobTextBudget(limits)).ReadDocuments(isBatch);

    private static JobTextOutcome Single(List<JsonNode?> roots, string form) => roots switch
    {
        [JsonObject job] => new JobTextOutcome { Jobs = [job] },
        [var root] => throw Failure($"The text is {JobFields.DescribeKind(root)}; {form}."),
        _ => throw Failure($"The text is empty; {form}."),
    };

    private static JobTextOutcome Batch(List<JsonNode?> roots, JobTextLimits limits)
    {
        var jobs = ImmutableArray.CreateBuilder<JsonObject>();
        var errors = ImmutableArray.CreateBuilder<JobError>();
        var number = 0;
        foreach (var node in roots.SelectMany(root => root is JsonArray list ? Detach(list) : [root]))
        {
            number++;
            if (node is JsonObject job)
            {
                jobs.Add(job);
                continue;
            }

            errors.Add(new JobError { Message = $"Job {number} is {JobFields.DescribeKind(node)}; a job {JobForm}." });
        }

        if (number == 0 || number > limits.MaxJobCount)
        {
            throw Failure($"The text holds {number} jobs; a batch has 1 to {limits.MaxJobCount}.");
        }

        return errors.Count == 0
            ? new JobTextOutcome { Jobs = jobs.ToImmutable() }
            : new JobTextOutcome { Errors = errors.ToImmutable() };
    }

    private static JsonNode?[] Detach(JsonArray list)
    {
        var nodes = list.ToArray();
        list.Clear();
        return nodes;
    }

    private static JobTextException Failure(string message) => new(new JobError { Message = message });
}
