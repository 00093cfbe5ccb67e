namespace Boxyard.Tests.Storage;

/// <summary>Compares the counters that are kept with what the rows say when they are counted.</summary>
internal static class Recount
{
    private const string LaneCounts =
        """
        select l.queue, l.priority, l.submitter, l.queued_count, l.live_count,
            (select count(*) from job_queue w where w.queue = l.queue and w.priority = l.priority and w.submitter = l.submitter),
            (select count(*) from attempts a join jobs j on j.id = a.job_id
            where a.ended_at is null and j.queue = l.queue and j.priority = l.priority and j.submitter = l.submitter)
        from queue_lanes l
        """;

    private const string RequiredLaneCounts =
        """
        select l.queued_count, l.live_count, l.served_seq,
            (select count(*) from required_jobs w where w.queue = l.queue and w.priority = l.priority
                and w.submitter = l.submitter and w.requirement_id = l.requirement_id),
            (select s.live_count from queue_lanes s
                where s.queue = l.queue and s.priority = l.priority and s.submitter = l.submitter),
            (select s.served_seq from queue_lanes s
                where s.queue = l.queue and s.priority = l.priority and s.submitter = l.submitter)
        from required_lanes l
        """;

    private const string QueueCounts =
        """
        select q.name, q.queued_count, q.live_count,
            (select count(*) from job_queue w where w.queue = q.name)
                + (select count(*) from required_jobs w where w.queue = q.name),
            (select count(*) from attempts a join jobs j on j.id = a.job_id where a.ended_at is null and j.queue = q.name)
        from queues q
        """;

    private const string StateCounts =
        "select c.state, c.job_count, (select count(*) from jobs j where j.state = c.state) from job_counts c";

    private const string Misplaced =
        """
        select
            (select count(*) from job_queue w join jobs j on j.id = w.job_id where j.state <> 'queued')
                + (select count(*) from required_jobs w join jobs j on j.id = w.job_id
                where j.state <> 'queued' or j.requirement_id <> w.requirement_id),
            (select count(*) from jobs j where j.state = 'queued' and j.id not in (select job_id from job_queue)
                and j.id not in (select job_id from required_jobs) and j.id not in (select job_id from retries)
                and j.id not in (select job_id from job_holds)
                and j.id not in (select job_id from cluster_parts where due_at is not null)),
            (select count(*) from cluster_parts p join jobs j on j.id = p.job_id where p.due_at is not null and j.state <> 'queued'),
            (select count(*) from jobs j where j.state in ('offered', 'running', 'post_run')
                and not exists (select 1 from attempts a where a.job_id = j.id and a.ended_at is null)),
            (select count(*) from job_queue w where not exists (select 1 from queue_lanes l
                where w.queue = l.queue and w.priority = l.priority and w.submitter = l.submitter))
        """;

    public static async Task AssertCountersAsync(StoreHost store)
    {
        foreach (var lane in await store.QueryAsync(LaneCounts, 7))
        {
            Assert.Equal((lane[5], lane[6]), (lane[3], lane[4]));
        }

        foreach (var lane in await store.QueryAsync(RequiredLaneCounts, 6))
        {
            Assert.Equal((lane[3], lane[4], lane[5]), (lane[0], lane[1], lane[2]));
        }

        foreach (var queue in await store.QueryAsync(QueueCounts, 5))
        {
            Assert.Equal((queue[3], queue[4]), (queue[1], queue[2]));
        }

        foreach (var state in await store.QueryAsync(StateCounts, 3))
        {
            Assert.Equal(state[2], state[1]);
        }

        Assert.Equal(["0", "0", "0", "0", "0"], Assert.Single(await store.QueryAsync(Misplaced, 5)));
    }
}
