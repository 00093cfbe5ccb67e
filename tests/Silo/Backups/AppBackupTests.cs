using System.Net.Http.Headers;
using System.Text;
using Boxyard.Tests.Silo.Apps;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Backups;

public sealed class AppBackupTests
{
    [Fact]
    public async Task What_shows_an_app_is_in_the_backup()
    {
        using var code = new GitRepository();
        await using var silo = await BackedUpSilo.StartAsync(
            Dialect.Sqlite,
            "--Apps:AllowFileAddresses",
            "true",
            "--Apps:StaticTokens:0:Token",
            "token",
            "--Apps:StaticTokens:0:User",
            "ann");
        silo.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("sage", "token");
        using var spec = new StringContent(
            $$"""
            {"description": "d", "source": {"url": "{{code.Url}}", "branch": "master",
            "architectures": ["linux/amd64"]} }
            """,
            Encoding.UTF8,
            "application/json");
        using var submitted = await silo.Client.PostAsync("/ecr/apps/sage/simple/1", spec);
        Assert.True(submitted.IsSuccessStatusCode, await submitted.Content.ReadAsStringAsync());
        var backup = await silo.RunAsync("backup", "--to", silo.Backup);
        Assert.True(backup.ExitCode == 0, backup.Output);

        await silo.DestroyAsync();
        var restore = await silo.RunAsync("restore", "--from", silo.Backup);
        Assert.True(restore.ExitCode == 0, restore.Output);
        await silo.StartAsync();

        silo.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("sage", "token");
        Assert.Equal(
            new byte[] { 0xff, 0xd8, 0x00, 0x0a },
            await silo.Client.GetByteArrayAsync("/ecr/meta-files/sage/simple/1/ecr-icon.jpg"));
    }
}
