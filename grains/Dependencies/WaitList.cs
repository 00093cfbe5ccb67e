using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Dependencies;

/// <summary>
/// What a job or a client waits for: `wait_on` and `wait_options` as LKP writes them,
/// `{"wait_on": {"7": null, "8": {"job_stage": "running"}}, "wait_options": {"fail_fast": null}}`.
/// </summary>
public sealed record WaitList
{
    public const string Field = "wait_on";
    public const string OptionsField = "wait_options";
    public const int MaxCount = 100;

    public static readonly WaitList None = new();

    private const int MaxConditionLength = 10_000;
    private const int MaxGetFields = 50;
    private const int MaxFieldLength = 100;

    public ImmutableArray<JobWait> Waits { get; init; } = [];

    /// <summary>End at once when one of the jobs is broken.</summary>
    public bool FailFast { get; init; }

    /// <summary>Fields of a job that are told when it is waited for no more.</summary>
    public ImmutableArray<string> GetFields { get; init; } = [];

    /// <summary>
    /// Reads the two fields of an object; the mistake, to be read after a field's name, when they say nothing sensible.
    /// </summary>
    public static (WaitList? List, string? Mistake) Read(JsonObject sent)
    {
        if (sent[Field] is not JsonObject waitOn)
        {
            return sent[Field] is null ? (None, null) : (null, $"'{Field}' must be an object of job ids.");
        }

        if (waitOn.Count > MaxCount)
        {
            return (null, $"'{Field}' names {waitOn.Count} jobs; at most {MaxCount} are waited for.");
        }

        var waits = ImmutableArray.CreateBuilder<JobWait>(waitOn.Count);
        foreach (var (id, condition) in waitOn)
        {
            // A leading zero would make two names of one job.
            var isId = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var jobId);
            if (!isId || id.StartsWith('0'))
            {
                return (null, $"'{Field}' names '{ShortText.Cut(id, 40)}', which is no job id.");
            }

            if (FindProblem(condition) is { } problem)
            {
                return (null, $"'{Field}' of job {id} {problem}");
            }

            var isEmpty = condition is null or JsonObject { Count: 0 };
            waits.Add(new JobWait { JobId = jobId, Condition = isEmpty ? null : condition!.ToJsonString() });
        }

        var options = sent[OptionsField] as JsonObject;
        var getFields = (options?["get_fields"] as JsonObject)?.Select(field => field.Key).ToImmutableArray() ?? [];
        if (getFields.Length > MaxGetFields || getFields.Any(field => field.Length > MaxFieldLength))
        {
            return (null, $"'{OptionsField}' gets too many fields or one with too long a name; "
                + $"at most {MaxGetFields} of {MaxFieldLength} characters are told.");
        }

        return (
            new WaitList
            {
                Waits = waits.DrainToImmutable(),
                FailFast = options?.ContainsKey("fail_fast") == true,
                GetFields = getFields,
            },
            null);
    }

    private static string? FindProblem(JsonNode? condition)
    {
        if (condition is null)
        {
            return null;
        }

        if (condition is not JsonObject fields)
        {
            return "must be null or an object, such as {\"job_stage\": \"running\"}.";
        }

        if (fields.ToJsonString().Length > MaxConditionLength)
        {
            return $"is longer than {MaxConditionLength} characters.";
        }

        return fields
            .Select(field => FindProblem(field.Key, field.Value))
            .FirstOrDefault(problem => problem is not null);
    }

    private static string? FindProblem(string name, JsonNode? value)
    {
        var isText = value is JsonValue && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number;
        return (name, isText) switch
        {
            (JobFacts.Milestones, false) when value is JsonArray => null,
            (_, false) => $"has a '{name}' that is no text.",
            (JobFacts.Stage, _) when LkpView.FindStage(value!.ToString()) is null => $"has no known stage: '{value}'.",
            (JobFacts.Readiness, _) when LkpView.FindReadiness(value!.ToString()) is null =>
                $"has no known readiness: '{value}'.",
            _ => null,
        };
    }
}
