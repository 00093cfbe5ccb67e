using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Boxyard.Testboxes;

/// <summary>The old scheduler's document of a box, and its route for events of any kind.</summary>
internal static class LkpTestboxRoutes
{
    private const int MaxEventBytes = 64 * 1024;
    private const int MaxKeptLength = 8_000;

    public static void MapLkpTestboxes(this IEndpointRouteBuilder routes)
    {
        routes.MapOldKeys();
        foreach (var prefix in OldPaths.Prefixes)
        {
            var group = routes.MapReportGroup(prefix);

            group.MapRead("/get_testbox", GetAsync);
            group.MapPost("/report_event", KeepEventAsync)
                .WithMetadata(new RequestSizeLimitAttribute(MaxEventBytes));
        }
    }

    private static async Task<ContentHttpResult> GetAsync(
        HttpRequest request,
        ITestboxStore boxes,
        IJobStore jobs,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var name = BoxCall.From(request).Find("testbox");
        var box = name is null || SafeName.FindProblem(name) is not null
            ? null
            : await boxes.FindAsync(name, cancellationToken);
        if (box is null)
        {
            return TypedResults.Text(
                "{}", "application/json", statusCode: StatusCodes.Status500InternalServerError);
        }

        var attempt = box is { LiveJobId: { } jobId, LiveAttempt: { } number }
            ? await jobs.FindAttemptAsync(jobId, number, cancellationToken)
            : null;
        return TypedResults.Text(Describe(box, attempt, clock).ToJsonString(), "application/json");
    }

    private static JsonObject Describe(TestboxRecord box, AttemptRecord? attempt, TimeProvider clock)
    {
        var document = new JsonObject
        {
            ["testbox"] = box.Name,
            ["state"] = attempt is null ? box.WtmpState ?? "idle"
                : attempt.State == JobState.Offered ? "booting"
                : LkpView.StageOf(attempt.State),
            ["mac"] = box.Macs.IsEmpty ? null : box.Macs[0],
            ["ip"] = box.Ip,
            ["ssh_port"] = box.SshPort,
            ["arch"] = box.Arch,
            ["queues"] = new JsonArray([.. box.Queues.Select(queue => (JsonNode)queue)]),
            ["time"] = box.SeenAt is { } seenAt ? LkpWords.InstantOf(seenAt, clock) : null,
        };
        if (attempt is not null)
        {
            document["job_id"] = new ShownId(attempt.JobId, attempt.Number).ToString();
            document["booting_time"] = LkpWords.InstantOf(attempt.OfferedAt, clock);
            document["deadline"] = LkpWords.InstantOf(attempt.DeadlineAt, clock);
        }

        return document;
    }

    /// <summary>
    /// Kept as an event of the job and box that it names, if they are ours. It may say anything and moves nothing.
    /// </summary>
    private static async Task<ContentHttpResult> KeepEventAsync(
        HttpRequest request, RequestBody body, IJobStore jobs, CancellationToken cancellationToken)
    {
        var sent = await body.ReadAsync(request, cancellationToken);
        var call = BoxCall.FromJson(sent.Span);
        var isOurs = ShownId.TryParse(call.Find("job_id"), out var id)
            && await jobs.FindAttemptAsync(id.JobId, id.Attempt, cancellationToken) is not null;
        var box = call.Find("testbox") ?? call.Find("tbox_name");
        var text = ShortText.Cut(System.Text.Encoding.UTF8.GetString(sent.Span), MaxKeptLength).Replace('\0', '\uFFFD');
        await jobs.AppendAsync(
            [
                new JobEvent
                {
                    JobId = isOurs ? id.JobId : null,
                    Attempt = isOurs ? id.Attempt : null,
                    Testbox = box is not null && SafeName.FindProblem(box) is null ? box : null,
                    Kind = "report_event",
                    Data = JsonSerializer.Serialize(new Dictionary<string, string> { ["body"] = text }),
                },
            ],
            cancellationToken);
        return Answers.Done;
    }
}
