using System.Text.Json;
using Boxyard.Clusters;
using Boxyard.Queues;
using Microsoft.Extensions.Options;

namespace Boxyard.Testboxes;

/// <summary>
/// What a box gets when it asks: its offer, or no job, at once or after a wait. Rendering is not its business.
/// </summary>
internal sealed class BoxBoot(
    BoxArrivals arrivals,
    BoxLookup lookup,
    IGrainFactory grains,
    QueueWaiters waiters,
    WantedBoxes wanted,
    IOptions<TestboxOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock)
{
    public async Task<BootAnswer> AskAsync(BoxQuestion question, CancellationToken cancellationToken)
    {
        if (await arrivals.FindAsync(question, cancellationToken) is not { } box)
        {
            return BootAnswer.NoJob;
        }

        var answer = await LookAsync(box, question, ArrivalOf(box, question), cancellationToken);
        var mayWait = question.Wait > TimeSpan.Zero && waiters.Count < options.Value.MaxWaiters;
        if (answer.Kind != BootAnswerKind.NoJob || !mayWait)
        {
            return answer;
        }

        // A silo that stops lets its boxes go; the one that starts next is asked.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, lifetime.ApplicationStopping);
        return await WaitAsync(box, question, answer.IsHeld, stopping.Token);
    }

    /// <summary>
    /// A name that nobody has registered becomes a known box when it asks, and a known one gets the arch that its
    /// loader is the first to say.
    /// </summary>
    private static BoxArrival? ArrivalOf(TestboxRecord box, BoxQuestion question) =>
        box.SeenAt is null || (box.Arch is null && question.Arch is not null)
            ? new BoxArrival { Ip = question.Ip, Arch = question.Arch, IsKnown = box.SeenAt is not null }
            : null;

    private async Task<BootAnswer> LookAsync(
        TestboxRecord box, BoxQuestion question, BoxArrival? arrival, CancellationToken cancellationToken)
    {
        await wanted.AskAsync(box.Name, cancellationToken);
        var served = await lookup.GetQueuesAsync(box, question.Arch, cancellationToken);
        var asked = new BootQuestion
        {
            Kind = question.Kind,
            Queues = served.InOrder(),
            Address = question.Address,
            Arrival = arrival,
        };
        return await grains.GetGrain<ITestboxGrain>(box.Name).AskAsync(asked, cancellationToken);
    }

    private async Task<BootAnswer> WaitAsync(
        TestboxRecord box, BoxQuestion question, bool isHeld, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        var served = (await lookup.GetQueuesAsync(box, question.Arch, cancellationToken)).ToWaitFor();
        string? wokenFor = null;
        var isOver = false;
        var names = NamesOf(box, served, isHeld);
        using var waiter = waiters.Register(names, box.Name);
        try
        {
            while (true)
            {
                // A box that has hung up must not be given a job.
                cancellationToken.ThrowIfCancellationRequested();
                var answer = await LookAsync(box, question, arrival: null, cancellationToken);
                if (answer.Kind != BootAnswerKind.NoJob || isOver)
                {
                    wokenFor = wokenFor is not null && IsOfQueue(answer, wokenFor) ? null : wokenFor;
                    return answer;
                }

                if (answer.IsHeld != isHeld)
                {
                    // A held box leaves the line, or each job that comes would wake it in place of one that may run it.
                    isHeld = answer.IsHeld;
                    names = NamesOf(box, served, isHeld);
                    waiters.Move(waiter, names);
                    PassOn(wokenFor);
                    wokenFor = null;
                    continue;
                }

                if (answer.IsPassedOver && wokenFor is not null)
                {
                    // What came may be for the next in the line.
                    waiters.WakeBehind(waiter, wokenFor);
                }

                // Else others were faster: the wake is used up.
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
            PassOn(wokenFor);
        }
    }

    private static IReadOnlyList<string> NamesOf(TestboxRecord box, IReadOnlyList<string> served, bool isHeld)
    {
        var ofBox = BoxWaiting.NameOf(box.Name);
        return isHeld ? [ofBox] : [.. served, ofBox];
    }

    private void PassOn(string? queue)
    {
        if (queue is not null)
        {
            waiters.Wake(queue, 1);
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
