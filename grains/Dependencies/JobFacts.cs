using System.Globalization;
using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Dependencies;

/// <summary>The fields of a job by name, as conditions and old clients ask for them.</summary>
/// <param name="job">The job's row.</param>
/// <param name="spec">The job as submitted, with its derived fields.</param>
/// <param name="values">What the box of its newest attempt reported.</param>
public sealed class JobFacts(JobRecord job, JsonObject spec, IReadOnlyDictionary<string, string> values)
{
    public const string Stage = "job_stage";
    public const string Health = "job_health";
    public const string Readiness = "job_data_readiness";
    public const string Milestones = "milestones";

    public LkpView View { get; } = LkpView.Of(job);

    /// <summary>Empty when the job has no such field. Lists are joined by spaces, objects are JSON.</summary>
    public string Get(string name) => name switch
    {
        "id" or "job_id" => job.Id.ToString(CultureInfo.InvariantCulture),
        "job_state" => job.State.Word(),
        Stage => View.Stage,
        Health => View.Health,
        Readiness => View.Readiness,
        "result_root" => ResultRoot.For(spec, new ShownId(job.Id, Math.Max(1, job.AttemptCount))),
        _ => values.TryGetValue(name, out var value) ? value : TextOf(spec[name]),
    };

    private static string TextOf(JsonNode? node) => node switch
    {
        null => "",
        JsonArray list => string.Join(' ', list.Select(TextOf)),
        JsonObject => node.ToJsonString(),
        _ => JobFields.ScalarText(node),
    };
}
