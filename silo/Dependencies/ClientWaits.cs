using System.Globalization;
using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Dependencies;

/// <summary>
/// Answers clients that wait for jobs: at once when something holds already, else after the next change, at most after
/// 10 s; the client asks again with what is left.
/// </summary>
internal sealed class ClientWaits(JobFactsReader reader, JobWakes wakes, TimeProvider clock)
{
    /// <summary>Clients beyond these are answered at once, and ask again.</summary>
    private const int MaxWaiting = 200;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Between two looks: a busy lab commits many times a second, and each look reads every job.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);

    private int _waitingCount;

    /// <summary>
    /// The answer: what is still open in `wait_on`, which is absent when all is done, and the jobs that are waited for
    /// no more. Null and the id of a job that does not exist.
    /// </summary>
    public async Task<(JsonObject? Answer, long Unknown)> WaitAsync(
        JsonObject sent, WaitList list, CancellationToken cancellationToken)
    {
        var mayWait = Interlocked.Increment(ref _waitingCount) <= MaxWaiting;
        try
        {
            return await WaitAsync(sent, list, mayWait ? LongestWait : TimeSpan.Zero, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waitingCount);
        }
    }

    private async Task<(JsonObject? Answer, long Unknown)> WaitAsync(
        JsonObject sent, WaitList list, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        using var waiter = wakes.Register([.. list.Waits.Select(wait => wait.JobId)]);
        while (true)
        {
            var (answer, unknown) = await LookAsync(sent, list, cancellationToken);
            var left = timeout - clock.GetElapsedTime(startedAt);
            if (answer is null || HasNews(answer) || left <= TimeSpan.Zero)
            {
                return (answer, unknown);
            }

            // The look after the time is over is the last.
            if (await waiter.WaitAsync(left, clock, cancellationToken))
            {
                await Task.Delay(LookInterval, clock, cancellationToken);
            }
        }
    }

    private async Task<(JsonObject? Answer, long Unknown)> LookAsync(
        JsonObject sent, WaitList list, CancellationToken cancellationToken)
    {
        var open = (JsonObject)(sent[WaitList.Field]?.DeepClone() ?? new JsonObject());
        var waited = new JsonObject();
        string? failed = null;
        foreach (var wait in list.Waits)
        {
            if (await reader.FindAsync(wait.JobId, cancellationToken) is not { } job)
            {
                return (null, wait.JobId);
            }

            var id = wait.JobId.ToString(CultureInfo.InvariantCulture);
            failed ??= list.FailFast && job.View.IsBroken ? id : null;
            if (DependencyRules.Judge(wait.Condition, job) != WaitState.Open)
            {
                // What never will hold is not waited for either: the client sees how the job ended.
                open.Remove(open.First(pair => IsId(pair.Key, wait.JobId)).Key);
                waited[id] = Describe(job, list);
            }
        }

        return (ToAnswer(sent, open, waited, failed), 0);
    }

    private static JsonObject ToAnswer(JsonObject sent, JsonObject open, JsonObject waited, string? failed)
    {
        var answer = new JsonObject();
        if (failed is not null)
        {
            answer["fail_fast"] = new JsonObject { ["failed_job"] = failed };
        }
        else if (open.Count > 0)
        {
            answer[WaitList.Field] = open;
        }

        if (sent[WaitList.OptionsField] is { } options)
        {
            answer[WaitList.OptionsField] = options.DeepClone();
        }

        answer["waited_jobs"] = waited;
        return answer;
    }

    private static JsonObject Describe(JobFacts job, WaitList list)
    {
        var told = new JsonObject();
        string[] always = [JobFacts.Stage, JobFacts.Health, JobFacts.Readiness];
        foreach (var field in always.Concat(list.GetFields).Distinct(StringComparer.Ordinal))
        {
            told[field] = job.Get(field);
        }

        return told;
    }

    private static bool HasNews(JsonObject answer) =>
        !answer.ContainsKey(WaitList.Field) || ((JsonObject)answer["waited_jobs"]!).Count > 0;

    private static bool IsId(string key, long jobId) =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id == jobId;
}
