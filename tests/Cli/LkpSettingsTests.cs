using Boxyard.Cli;
using Boxyard.Cli.Submissions;

namespace Boxyard.Tests.Cli;

public sealed class LkpSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("boxyard-lkp-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("SCHED_HOST: lab.example\nSCHED_PORT: 3001\n", "http://lab.example:3001")]
    [InlineData("SCHED_HOST: lab.example\n", "http://lab.example:3000")]
    [InlineData("other: 1\n", null)]
    public void The_lab_file_names_the_scheduler(string lab, string? server) =>
        Assert.Equal(server, Read("lab: z9\nmy_email: a@b.c\n", lab).Server);

    [Fact]
    public void The_account_is_a_default_of_every_job_and_the_scheduler_s_address_is_none()
    {
        var settings = Read("lab: z9\nmy_email: a@b.c\n", "SCHED_HOST: x\nSCHED_PORT: 1\nmy_token: t\n");

        Assert.Equal("lab: z9\nmy_email: \"a@b.c\"\nmy_token: t\n", FlowText.Of(settings.Defaults!));
    }

    [Theory]
    [InlineData("http://lab.example:3000/", true)]
    [InlineData("http://lab.example:3001/", false)]
    [InlineData("http://other.example:3000/", false)]
    public void Only_the_lab_s_scheduler_is_the_lab_s(string server, bool expected) =>
        Assert.Equal(expected, Read("lab: z9\n", "SCHED_HOST: lab.example\n").IsOfLab(new Uri(server)));

    [Theory]
    [InlineData("lab: ../secret\n")]
    [InlineData("lab: unknown\n")]
    [InlineData("my_email: a@b.c\n")]
    public void Without_a_lab_file_there_is_no_scheduler(string account)
    {
        var settings = Read(account, "SCHED_HOST: x\n");

        Assert.Null(settings.Server);
        Assert.False(settings.IsOfLab(new Uri("http://x:3000")));
    }

    [Fact]
    public void Without_a_folder_there_is_nothing() =>
        Assert.Equal(new LkpSettings(), LkpSettings.Read(UserSettings.None));

    private LkpSettings Read(string account, string lab)
    {
        var defaults = Directory.CreateDirectory(Path.Combine(_folder, "compass-ci", "defaults")).FullName;
        var labs = Directory.CreateDirectory(Path.Combine(_folder, "compass-ci", "include", "lab")).FullName;
        File.WriteAllText(Path.Combine(defaults, "account.yaml"), account);
        File.WriteAllText(Path.Combine(labs, "z9.yaml"), lab);
        return LkpSettings.Read(new UserSettings { ConfigDirectory = _folder });
    }
}
