using System.Text.Json.Nodes;
using Boxyard.Storage;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>
/// Compares what clients and boxes were told with what the database has, after all silos are stopped and all jobs have
/// ended: nothing acknowledged is lost, nothing ran twice at a time, every end is explained.
/// </summary>
internal sealed class HistoryCheck
{
    private readonly StoreHost _store;
    private readonly History _history;
    private readonly List<string> _faults = [];

    private HistoryCheck(StoreHost store, History history)
    {
        _store = store;
        _history = history;
    }

    public static async Task AssertAsync(StorageOptions database, History history)
    {
        await using var store = await StoreHost.StartAsync(database);
        var check = new HistoryCheck(store, history);
        await check.CompareAsync();
        Assert.True(
            check._faults.Count == 0, $"{check._faults.Count} faults:\n{string.Join('\n', check._faults.Take(20))}");
        await Recount.AssertCountersAsync(store);
    }

    private async Task CompareAsync()
    {
        _faults.AddRange(_history.Contradictions);
        await CompareSubmitsAsync();
        await CompareAttemptsAsync();
        await CompareCancelsAsync();
        await FollowEventsAsync();
        await FindOverlapsAsync("job_id");
        await FindOverlapsAsync("testbox");
    }

    /// <summary>One job for each key that was answered; of others at most one; all have ended.</summary>
    private async Task CompareSubmitsAsync()
    {
        var jobs = await _store.QueryAsync(
            "select j.id, j.state, s.spec from jobs j join job_specs s on s.job_id = j.id order by j.id", 3);
        // Cluster jobs are looked at by who submits them.
        var stored = jobs.Where(row => JsonNode.Parse(row[2])!["cluster"] is null).ToLookup(
            row => (string?)JsonNode.Parse(row[2])!["note"] ?? "", row => long.Parse(row[0]), StringComparer.Ordinal);
        foreach (var (key, jobId) in _history.Submitted)
        {
            Require(stored[key].SequenceEqual([jobId]), $"{key} is job {jobId}, and {string.Join(',', stored[key])}.");
        }

        foreach (var key in stored.Select(job => job.Key).Where(key => !_history.Submitted.ContainsKey(key)))
        {
            Require(
                _history.Unknown.Contains(key) && stored[key].Count() == 1,
                $"Nobody was answered for {key}, whose jobs are {string.Join(',', stored[key])}.");
        }

        foreach (var row in jobs)
        {
            Require(row[1] is "succeeded" or "cancelled", $"Job {row[0]} is {row[1]}.");
        }
    }

    /// <summary>
    /// What a box was given is its attempt, what it was answered for is stored, and every end is explained.
    /// </summary>
    private async Task CompareAttemptsAsync()
    {
        var attempts = (await _store.QueryAsync(
            "select job_id, number, testbox, state, end_reason from attempts order by job_id, number", 5))
            .ToDictionary(row => row[1] == "1" ? row[0] : $"{row[0]}.{row[1]}", StringComparer.Ordinal);
        foreach (var (shownId, box) in _history.Given)
        {
            Require(attempts.TryGetValue(shownId, out var row) && row[2] == box, $"{shownId} was given to {box}.");
        }

        foreach (var (shownId, row) in attempts)
        {
            Require(row[4].Length > 0, $"Why attempt {shownId} is {row[3]} is not said.");
            Require(
                row[3] == (_history.Cancelled.ContainsKey(long.Parse(row[0])) ? row[3] : "succeeded"),
                $"Attempt {shownId} on {row[2]} is {row[3]}: {row[4]}");
        }

        foreach (var shownId in _history.Ended.Keys)
        {
            Require(attempts[shownId][3] is "succeeded" or "cancelled", $"{shownId} is {attempts[shownId][3]}.");
        }

        var uploads = (await _store.QueryAsync("select job_id, attempt from artifacts where path = 'out'", 2))
            .Select(row => row[1] == "1" ? row[0] : $"{row[0]}.{row[1]}").ToHashSet(StringComparer.Ordinal);
        _faults.AddRange(_history.Uploaded.Keys.Where(id => !uploads.Contains(id)).Select(id => $"No upload of {id}."));
    }

    private async Task CompareCancelsAsync()
    {
        var states = (await _store.QueryAsync("select id, state from jobs", 2))
            .ToDictionary(row => long.Parse(row[0]), row => row[1]);
        foreach (var (jobId, outcome) in _history.Cancelled)
        {
            var isRight = states[jobId] == "cancelled" || (outcome is "finished" or "post_run");
            Require(isRight, $"The cancel of job {jobId} was answered {outcome}, and it is {states[jobId]}.");
        }
    }

    /// <summary>Each change of a job begins where the one before ended, and each attempt is offered once.</summary>
    private async Task FollowEventsAsync()
    {
        var events = await _store.QueryAsync(
            "select job_id, kind, coalesce(attempt, 0), data from job_events "
            + "where kind in ('offered', 'state_changed') and job_id is not null order by id",
            4);
        var offers = events.Where(row => row[1] == "offered").CountBy(row => $"{row[0]}.{row[2]}");
        _faults.AddRange(
            offers.Where(offer => offer.Value != 1).Select(offer => $"{offer.Value} offers of {offer.Key}."));
        foreach (var changes in events.Where(row => row[1] == "state_changed").GroupBy(row => row[0]))
        {
            var moves = changes.Select(row => JsonNode.Parse(row[3])!)
                .Select(data => ((string?)data["from"], (string?)data["to"])).ToList();
            var ends = moves.Count(move => move.Item2 is "succeeded" or "cancelled");
            Require(ends == 1, $"Job {changes.Key} ended {ends} times: {string.Join(' ', moves)}");
            Require(
                moves.Zip(moves.Skip(1)).All(pair => pair.First.Item2 == pair.Second.Item1),
                $"Job {changes.Key} changed {string.Join(' ', moves)}");
        }
    }

    /// <summary>Two attempts of one job, or of one box, that lived at one time.</summary>
    private async Task FindOverlapsAsync(string owner)
    {
        var overlaps = await _store.QueryAsync(
            $"""
            select a.job_id, a.number, b.job_id, b.number from attempts a join attempts b on a.{owner} = b.{owner}
                and (a.job_id, a.number) <> (b.job_id, b.number)
                and a.offered_at < b.offered_at and (a.ended_at is null or a.ended_at > b.offered_at)
            """,
            4);
        _faults.AddRange(overlaps.Select(
            row => $"{row[0]}.{row[1]} and {row[2]}.{row[3]} of one {owner} lived at one time."));
    }

    private void Require(bool isTrue, string otherwise)
    {
        if (!isTrue)
        {
            _faults.Add(otherwise);
        }
    }
}
