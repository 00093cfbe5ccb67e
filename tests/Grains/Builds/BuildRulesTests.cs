using Boxyard.Builds;
using Boxyard.Jobs;

namespace Boxyard.Tests.Grains.Builds;

public sealed class BuildRulesTests
{
    private static readonly BuildJobRecord Amd64 = Job(BuildJobRole.Image, "linux/amd64", 7);
    private static readonly BuildJobRecord Arm64 = Job(BuildJobRole.Image, "linux/arm64", 8);
    private static readonly BuildJobRecord Manifest = Job(BuildJobRole.Manifest, "", 9);

    [Fact]
    public void A_build_begins_with_a_job_for_each_architecture()
    {
        var move = BuildRules.Begin(SampleBuilds.Plan(), isBuilt: false);

        Assert.Equal((BuildState.Building, null), (move.State, move.Result));
        Assert.Equal(
            [new(BuildJobRole.Image, "linux/amd64"), new(BuildJobRole.Image, "linux/arm64")], move.Jobs.AsEnumerable());
    }

    [Fact]
    public void It_waits_for_all_of_them_also_when_one_has_failed() => Assert.Null(Next(
        BuildState.Building,
        SampleBuilds.Plan(),
        Amd64 with { State = JobState.Failed },
        Arm64 with { State = JobState.Running, IsOver = false }));

    [Fact]
    public void Then_the_images_are_joined_unless_nothing_is_pushed()
    {
        var joining = Next(BuildState.Building, SampleBuilds.Plan(), Amd64, Arm64)!;
        Assert.Equal(BuildState.Joining, joining.State);
        Assert.Equal([new(BuildJobRole.Manifest, "")], joining.Jobs.AsEnumerable());

        var unpushed = SampleBuilds.Plan() with { Push = false };
        Assert.Equal(BuildMove.End(BuildResult.Success), Next(BuildState.Building, unpushed, Amd64, Arm64));
        Assert.Equal(
            BuildMove.End(BuildResult.Success),
            Next(BuildState.Joining, SampleBuilds.Plan(), Amd64, Arm64, Manifest));
    }

    [Theory]
    [InlineData(JobState.Failed)]
    [InlineData(JobState.TimedOut)]
    [InlineData(JobState.Cancelled)]
    [InlineData(JobState.Lost)]
    public void A_job_that_did_not_succeed_fails_it(JobState state) => Assert.Equal(
        BuildMove.End(BuildResult.Failure, $"Job 8 ended {state}."),
        Next(BuildState.Building, SampleBuilds.Plan(), Amd64, Arm64 with { State = state }));

    [Fact]
    public void A_job_that_was_removed_fails_it() => Assert.Equal(
        BuildMove.End(BuildResult.Failure, "Job 7 was removed before the build was over."),
        Next(BuildState.Joining, SampleBuilds.Plan(), Amd64 with { State = null }));

    [Fact]
    public void A_profile_is_built_first_and_runs_its_targets_then()
    {
        var plan = SampleBuilds.Plan(BuildKind.Profile);
        Assert.Equal(BuildState.Building, BuildRules.Begin(plan, isBuilt: false).State);

        var profiling = BuildRules.Next(
            SampleBuilds.Record(BuildState.Joining, BuildKind.Profile), plan, [Amd64, Arm64, Manifest])!;

        Assert.Equal(BuildState.Profiling, profiling.State);
        Assert.Equal([new(BuildJobRole.Profile, "0")], profiling.Jobs.AsEnumerable());
        Assert.Equal(BuildState.Profiling, BuildRules.Begin(plan, isBuilt: true).State);
    }

    [Theory]
    [InlineData(BuildState.Starting)]
    [InlineData(BuildState.Finished)]
    public void What_has_not_begun_or_is_over_has_no_next_step(BuildState state) =>
        Assert.Null(Next(state, SampleBuilds.Plan(), Amd64, Arm64));

    [Theory]
    [InlineData("", "")]
    [InlineData("  -interval 1   --use-gpu ", "-interval|1|--use-gpu")]
    [InlineData("a 'b c' \"d 'e\" f'g h'i", "a|b c|d 'e|fg hi")]
    [InlineData("a; $(x) `y` '' \\n", "a;|$(x)|`y`||\\n")]
    [InlineData("don't", "don't")]
    public void Arguments_are_split_at_blanks_outside_of_quotes(string text, string words) =>
        Assert.Equal(words, string.Join('|', ArgumentWords.Split(text)));

    [Theory]
    [InlineData(0, 100)]
    [InlineData(0.5, 1)]
    [InlineData(60, 60)]
    [InlineData(1e12, 100)]
    public void A_target_runs_for_no_longer_than_is_allowed(double asked, int seconds)
    {
        var ask = SampleBuilds.Ask(BuildKind.Profile);
        var profiling = ask.Spec.Profiling! with { Targets = [new() { Args = "x", Timeout = asked }] };
        var terms = new BuildTerms { MaxProfileTime = TimeSpan.FromSeconds(100) };

        var plan = BuildPlan.Of(
            ask with { Spec = ask.Spec with { Profiling = profiling } }, terms);

        Assert.Equal(seconds, plan.Targets.Single().Timeout);
    }

    [Fact]
    public void A_plan_is_read_back_and_knows_its_source_again()
    {
        var plan = BuildPlan.Read(SampleBuilds.Plan().Write());

        Assert.True(plan.IsOf(SampleBuilds.Plan(BuildKind.Profile)));
        Assert.False(plan.IsOf(plan with { Source = plan.Source with { Commit = "b" } }));
        Assert.False(plan.IsOf(plan with { Testing = null }));
    }

    [Fact]
    public void The_job_of_an_image_has_the_source_as_data()
    {
        var terms = new BuildTerms().GroupOf.Add("linux/arm64", "builder-arm");
        var job = BuildJobText.Write(
            SampleBuilds.Record(BuildState.Starting),
            SampleBuilds.Plan(),
            new BuildJobPlan(BuildJobRole.Image, "linux/arm64"),
            new BuildTerms { GroupOf = terms });

        Assert.Equal(
            string.Concat(
                """{"suite":"build","testbox":"builder-arm","tbox_group":"builder-arm","queue":"builder-arm",""",
                """ "os_mount":"container","app":"sage/simple:1.2.3","build_number":3,"timeout":"3600",""",
                """ "build":{"kind":"build","platform":"linux/arm64","push":true,"source":{""",
                """ "url":"https://example.org/plugins.git","branch":"master","tag":"","commit":"COMMIT",""",
                """ "directory":".","dockerfile":"Dockerfile","build_args":{"VARIABLE1":"value1"}},""",
                """ "testing":{"command":["python3","main.py"],"mask_entrypoint":true},""",
                """ "namespace":"sage","name":"simple","version":"1.2.3","number":3}}""").Replace(" ", "")
                .Replace("COMMIT", new string('a', 40)),
            job.ToJsonString());
    }

    private static BuildMove? Next(BuildState state, BuildPlan plan, params BuildJobRecord[] jobs) =>
        BuildRules.Next(SampleBuilds.Record(state), plan, jobs);

    private static BuildJobRecord Job(BuildJobRole role, string label, long id) =>
        new() { Role = role, Label = label, JobId = id, State = JobState.Succeeded, AttemptCount = 1, IsOver = true };
}
