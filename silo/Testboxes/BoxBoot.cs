using System.Text.Json;
using Boxyard.Clusters;
using Boxyard.Queues;
using Microsoft.Extensions.Options;

namespace Boxyard.Testboxes;

/// <summary>
/// What a box gets when it asks: its offer, or no job, at once or after a wait. Rendering is not its business.
/// </summary>
internal sealed class BoxBoot(
    BoxLookup lookup,
    ITestboxStore boxes,
    IGrainFactory grains,
    QueueWaiters waiters,
    WantedBoxes wanted,
    IOptions<TestboxOptions> options,
    TimeProvider clock)
{
    public async Task<BootAnswer> AskAsync(BoxQuestion question, CancellationToken cancellationToken)
    {
        if (await lookup.FindAsync(question.Asker, cancellationToken) is not { } box)
        {
            await SeeUnknownAsync(question, cancellationToken);
            return BootAnswer.NoJob;
        }

        // Beside the look: both writes share a commit.
        var seen = box.SeenAt is null ? SeeAsync(box, question, cancellationToken) : Task.CompletedTask;
        var answer = await LookAsync(box, question, cancellationToken);
        await seen;
        var mayWait = question.Wait > TimeSpan.Zero && waiters.Count < options.Value.MaxWaiters;
        return answer.Kind == BootAnswerKind.NoJob && mayWait
            ? await WaitAsync(box, question, cancellationToken)
            : answer;
    }

    private async Task SeeUnknownAsync(BoxQuestion question, CancellationToken cancellationToken)
    {
        if (MacAddress.Normalize(question.Asker) is { } mac)
        {
            await boxes.SeeUnknownAsync(mac, question.Ip, cancellationToken);
        }
    }

    /// <summary>The first time that it asks; a name that nobody has registered becomes a known box.</summary>
    private Task SeeAsync(TestboxRecord box, BoxQuestion question, CancellationToken cancellationToken) =>
        boxes.ReportAsync(
            new TestboxReport { Name = box.Name, Ip = question.Ip, Arch = question.Arch, EventKind = "first_boot" },
            cancellationToken);

    private async Task<BootAnswer> LookAsync(
        TestboxRecord box, BoxQuestion question, CancellationToken cancellationToken)
    {
        await wanted.AskAsync(box.Name, cancellationToken);
        var served = await lookup.GetQueuesAsync(box, question.Arch, cancellationToken);
        var asked = new BootQuestion { Kind = question.Kind, Queues = served.InOrder(), Address = question.Address };
        return await grains.GetGrain<ITestboxGrain>(box.Name).AskAsync(asked, cancellationToken);
    }

    private async Task<BootAnswer> WaitAsync(
        TestboxRecord box, BoxQuestion question, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        var served = await lookup.GetQueuesAsync(box, question.Arch, cancellationToken);
        var names = served.ToWaitFor().Add(ClusterWaiting.OfBox(box.Name));
        string? wokenFor = null;
        var isOver = false;
        using var waiter = waiters.Register(names);
        try
        {
            while (true)
            {
                // A box that has hung up must not be given a job.
                cancellationToken.ThrowIfCancellationRequested();
                var answer = await LookAsync(box, question, cancellationToken);
                if (answer.Kind != BootAnswerKind.NoJob || isOver)
                {
                    wokenFor = wokenFor is not null && IsOfQueue(answer, wokenFor) ? null : wokenFor;
                    return answer;
                }

                // Others were faster: the wake is used up.
                wokenFor = null;
                var left = question.Wait - clock.GetElapsedTime(startedAt);
                wokenFor = left <= TimeSpan.Zero ? null : await waiter.WaitAsync(names, left, clock, cancellationToken);
                // The last look, after the time is over, is the net for jobs whose announcement was lost (another
                // silo's).
                isOver = wokenFor is null;
            }
        }
        finally
        {
            if (wokenFor is not null)
            {
                waiters.Wake(wokenFor, 1);
            }
        }
    }

    /// <summary>Sub-queues count as their queue: whoever waits for one is woken for the other.</summary>
    private static bool IsOfQueue(BootAnswer answer, string queue)
    {
        if (answer.Offer is null)
        {
            return false;
        }

        using var spec = JsonDocument.Parse(answer.Offer.Spec);
        return spec.RootElement.TryGetProperty("queue", out var name)
            && name.ValueKind == JsonValueKind.String
            && name.ValueEquals(queue.Split('/')[0]);
    }
}
