using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Jobs;
using Boxyard.Tests.Grains.Apps;
using Boxyard.Tests.Grains.Builds;

namespace Boxyard.Tests.Storage.Builds;

public sealed class BuildStoreTests
{
    [Theory, Dialects]
    public async Task Numbers_count_up_for_each_app_also_when_many_ask_at_once(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var builds = store.Get<IBuildStore>();
        NewBuild[] asked =
        [
            .. Enumerable.Range(0, 5).Select(index => SampleBuilds.New(version: $"{index}")),
            SampleBuilds.New(repository: "other"),
        ];
        foreach (var build in asked)
        {
            await store.Get<IAppStore>().SubmitAsync(
                SampleApps.Submission(AppNames.Of(build.Namespace, build.Name, build.Version)), Samples.None);
        }

        var begun = (await Task.WhenAll(asked.Select(build => builds.BeginAsync(build, Samples.None))))
            .Select(build => build!).ToArray();

        Assert.Equal([1, 2, 3, 4, 5], begun.Take(5).Select(build => build.Number).Order());
        Assert.Equal(1, begun[5].Number);
        Assert.All(begun, build => Assert.Equal((BuildState.Starting, null), (build.State, build.Result)));
        Assert.Equal(begun[5], await builds.FindAsync("sage", "other", 1, Samples.None));
        Assert.Null(await builds.FindAsync("sage", "other", 2, Samples.None));
        Assert.Equal(
            begun[3].Number,
            Assert.Single(await builds.ListAsync("sage", "simple", "3", long.MaxValue, 9, Samples.None)).Number);
        // In pages, each of which begins behind the one before.
        var first = await builds.ListDueAsync(null, 4, Samples.None);
        var second = await builds.ListDueAsync(first[^1], 4, Samples.None);
        Assert.Equal((4, 2), (first.Count, second.Count));
        Assert.Equal(begun.ToHashSet(), first.Concat(second).ToHashSet());
    }

    [Theory, Dialects]
    public async Task Only_an_app_that_is_there_is_built_and_by_who_controls_it(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var (apps, builds) = (store.Get<IAppStore>(), store.Get<IBuildStore>());

        Assert.Null(await builds.BeginAsync(SampleBuilds.New(), Samples.None));
        await apps.SubmitAsync(SampleApps.Submission(), Samples.None);
        Assert.Null(await builds.BeginAsync(SampleBuilds.New() with { Caller = SampleApps.Other }, Samples.None));
        Assert.Equal(
            1, (await builds.BeginAsync(SampleBuilds.New() with { Caller = SampleApps.Admin }, Samples.None))!.Number);
        await apps.ChangeAsync(
            new AppChange { Action = AppAction.DeleteApp, Caller = SampleApps.Owner, Name = SampleApps.Simple },
            Samples.None);
        Assert.Null(await builds.BeginAsync(SampleBuilds.New(), Samples.None));
        Assert.Empty(await builds.ListDueAsync(null, 9, Samples.None));
    }

    [Theory, Dialects]
    public async Task Of_one_version_a_build_begins_when_the_one_before_cannot_push_any_more(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var (apps, builds) = (store.Get<IAppStore>(), store.Get<IBuildStore>());
        var first = await SampleBuilds.BeginAsync(apps, builds, SampleBuilds.New(BuildKind.Profile));
        var second = await SampleBuilds.BeginAsync(apps, builds, SampleBuilds.New());
        var third = await SampleBuilds.BeginAsync(apps, builds, SampleBuilds.New());
        var other = await SampleBuilds.BeginAsync(apps, builds, SampleBuilds.New(version: "2"));

        Assert.Equal([first, other], await builds.ListDueAsync(null, 9, Samples.None));
        Assert.Equal(
            (false, true, false),
            (await builds.IsHeldUpAsync(first, Samples.None), await builds.IsHeldUpAsync(second, Samples.None),
                await builds.IsHeldUpAsync(other, Samples.None)));
        Assert.Null(await builds.FindNextAsync(first, Samples.None));

        // What only measures pushes nothing.
        await builds.SaveAsync(
            first, new BuildMove { State = BuildState.Profiling }, [], profile: null, Samples.None);

        Assert.Equal(second, await builds.FindNextAsync(first, Samples.None));
        Assert.Null(await builds.FindNextAsync(second, Samples.None));
        await builds.SaveAsync(second, BuildMove.End(BuildResult.Failure), [], profile: null, Samples.None);
        Assert.Equal(third, await builds.FindNextAsync(second, Samples.None));
        Assert.False(await builds.IsHeldUpAsync(third, Samples.None));
    }

    [Theory, Dialects]
    public async Task A_build_has_pushed_when_a_box_has_said_so(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var builds = store.Get<IBuildStore>();
        var build = await SampleBuilds.BeginAsync(store.Get<IAppStore>(), builds, SampleBuilds.New());
        var next = await SampleBuilds.BeginAsync(store.Get<IAppStore>(), builds, SampleBuilds.New());

        await JoinAsync(store, build, Samples.Values());
        Assert.Null(await builds.FindPushedAsync("sage", "simple", "1.2.3", Samples.None));
        await JoinAsync(store, next, Samples.Values(("image", "reg:5000/sage/simple:1.2.3")));

        Assert.Equal(next.Key, (await builds.FindPushedAsync("sage", "simple", "1.2.3", Samples.None))!.Key);
        Assert.Null(await builds.FindPushedAsync("sage", "simple", "2", Samples.None));
    }

    [Theory, Dialects]
    public async Task A_step_is_saved_by_one_with_its_jobs_and_is_due_when_they_are_over(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var builds = store.Get<IBuildStore>();
        var build = await SampleBuilds.BeginAsync(store.Get<IAppStore>(), builds, SampleBuilds.New());
        Assert.Equal(build, Assert.Single(await builds.ListDueAsync(null, 9, Samples.None)));
        var submitted = await store.Jobs.SubmitAsync(
            Samples.Submission(Samples.Job(), Samples.Job()), Samples.None);
        var move = new BuildMove
        {
            State = BuildState.Building,
            Jobs = [new(BuildJobRole.Image, "linux/amd64"), new(BuildJobRole.Image, "linux/arm64")],
        };

        Assert.True(await builds.SaveAsync(build, move, submitted.JobIds, null, Samples.None));
        Assert.False(await builds.SaveAsync(build, move, submitted.JobIds, null, Samples.None));

        Assert.Empty(await builds.ListDueAsync(null, 9, Samples.None));
        Assert.Empty(await builds.ListDueOfAsync(submitted.JobIds, Samples.None));
        // Told of after the save: one that ended before was not known as the build's.
        Assert.Contains(
            store.Notices, notice => notice.QueuedJobs.Count == 0 && notice.ChangedJobs.SetEquals(submitted.JobIds));
        Assert.Equal(
            [
                Queued(submitted.JobIds[0], "linux/amd64"),
                Queued(submitted.JobIds[1], "linux/arm64"),
            ],
            await builds.ListJobsAsync(build, Samples.None));
        foreach (var id in submitted.JobIds)
        {
            await store.Jobs.CancelQueuedAsync(id, "", Samples.None);
        }

        var due = Assert.Single(await builds.ListDueAsync(null, 9, Samples.None));
        Assert.Equal(due, Assert.Single(await builds.ListDueOfAsync([.. submitted.JobIds, 99], Samples.None)));
        Assert.Empty(await builds.ListDueOfAsync([99], Samples.None));
        Assert.Equal(build with { State = BuildState.Building, Revision = 1 }, due);
        Assert.Equal(
            Queued(submitted.JobIds[0], "linux/amd64") with { State = JobState.Cancelled, IsOver = true },
            (await builds.ListJobsAsync(due, Samples.None))[0]);
        Assert.True(
            await builds.SaveAsync(due, BuildMove.End(BuildResult.Failure, "why"), [], null, Samples.None));
        Assert.Empty(await builds.ListDueAsync(null, 9, Samples.None));
        Assert.Equal(
            build with
            {
                State = BuildState.Finished,
                Revision = 2,
                Result = BuildResult.Failure,
                Problem = "why",
                FinishedAt = store.Clock.GetUtcNow(),
            },
            await builds.FindNewestAsync("sage", "simple", "1.2.3", BuildKind.Build, Samples.None));
        Assert.Null(await builds.FindNewestAsync("sage", "simple", "1.2.3", BuildKind.Profile, Samples.None));
        Assert.Null(await builds.FindPushedAsync("sage", "simple", "1.2.3", Samples.None));
        Assert.Equal(
            [["starting"], ["building"], ["finished"]],
            (await store.QueryAsync("select data from job_events where kind = 'build_changed' order by id", 1))
                .Select(row => new[] { (string)JsonNode.Parse(row[0])!["state"]! }));
    }

    [Theory, Dialects]
    public async Task Numbers_of_a_Jenkins_are_known_by_version_and_may_come_again(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var builds = store.Get<IJenkinsBuildStore>();
        await NumberAsync(builds, "1", 2);
        await NumberAsync(builds, "2", 12);
        await NumberAsync(builds, "1", 13);
        store.Clock.Advance(TimeSpan.FromHours(1));

        // It was set up anew.
        await NumberAsync(builds, "1", 1);
        await NumberAsync(builds, "2", 2);

        var first = store.Clock.GetUtcNow() - TimeSpan.FromHours(1);
        Assert.Equal(
            [new JenkinsBuild(1, store.Clock.GetUtcNow()), new JenkinsBuild(13, first)],
            await builds.ListAsync("sage", "simple", "1", 9, Samples.None));
        Assert.Equal(
            [new JenkinsBuild(2, store.Clock.GetUtcNow())],
            await builds.ListAsync("sage", "simple", "2", 1, Samples.None));
        Assert.Empty(await builds.ListAsync("sage", "other", "1", 9, Samples.None));
    }

    [Theory, Dialects]
    public async Task One_request_to_a_Jenkins_has_the_place_of_its_app(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var builds = store.Get<IJenkinsBuildStore>();
        var hour = TimeSpan.FromHours(1);
        var asked = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(id => builds.TryHoldAsync(Request($"{id}"), hour, Samples.None)));
        Assert.Single(asked, has => has);
        var first = (await builds.FindRequestAsync("sage", "simple", Samples.None))!;
        Assert.Equal(Request(first.Id) with { RequestedAt = store.Clock.GetUtcNow() }, first);
        Assert.True(await builds.TryHoldAsync(Request(first.Id), hour, Samples.None));
        Assert.True(await builds.TryHoldAsync(Request("x") with { Name = "other" }, hour, Samples.None));

        // It was never heard of again.
        store.Clock.Advance(hour + TimeSpan.FromSeconds(1));
        Assert.True(await builds.TryHoldAsync(Request("next"), hour, Samples.None));
        Assert.False(await builds.TryQueueAsync(first, 7, Samples.None));
        Assert.True(await builds.TryQueueAsync(Request("next"), 8, Samples.None));

        // What Jenkins has stays until it ends, and ends once.
        store.Clock.Advance(hour + hour);
        Assert.False(await builds.TryHoldAsync(Request("late"), hour, Samples.None));
        Assert.Equal(8, (await builds.FindRequestAsync("sage", "simple", Samples.None))!.Item);
        await builds.EndAsync(first, 41, Samples.None);
        await builds.EndAsync(Request("next"), 42, Samples.None);
        await builds.EndAsync(Request("next"), 43, Samples.None);
        Assert.Null(await builds.FindRequestAsync("sage", "simple", Samples.None));
        Assert.Equal(42, Assert.Single(await builds.ListAsync("sage", "simple", "1", 9, Samples.None)).Number);
        Assert.True(await builds.TryHoldAsync(Request("late"), hour, Samples.None));
        await builds.EndAsync(Request("late"), null, Samples.None);
        Assert.Single(await builds.ListAsync("sage", "simple", "1", 9, Samples.None));
    }

    internal static JenkinsRequest Request(string id, string version = "1") =>
        new() { Namespace = "sage", Name = "simple", Version = version, Id = id };

    /// <summary>A build of a Jenkins, from its request to its number.</summary>
    internal static async Task NumberAsync(IJenkinsBuildStore builds, string version, long number)
    {
        var request = Request($"{version} {number} {Guid.NewGuid()}", version);
        Assert.True(await builds.TryHoldAsync(request, TimeSpan.FromHours(1), Samples.None));
        await builds.EndAsync(request, number, Samples.None);
    }

    /// <summary>The job that joins the images of a build, to its good end.</summary>
    private static async Task JoinAsync(
        StoreHost store, BuildRecord build, ImmutableDictionary<string, string> values)
    {
        var jobId = await store.SubmitAsync();
        var move = new BuildMove { State = BuildState.Joining, Jobs = [new(BuildJobRole.Manifest, "")] };
        Assert.True(await store.Get<IBuildStore>().SaveAsync(build, move, [jobId], null, Samples.None));
        var attempt = await store.ClaimAsync();
        var end = Samples.End(attempt, store.Clock.GetUtcNow()) with { Values = values };
        Assert.Equal(SaveOutcome.Saved, await store.Jobs.SaveAsync(end, Samples.None));
    }

    private static BuildJobRecord Queued(long id, string architecture) =>
        new() { Role = BuildJobRole.Image, Label = architecture, JobId = id, State = JobState.Queued };
}
