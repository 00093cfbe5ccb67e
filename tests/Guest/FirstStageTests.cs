namespace Boxyard.Tests.Guest;

public sealed class FirstStageTests
{
    [Fact]
    public async Task The_ipxe_script_asks_the_given_scheduler_for_ever()
    {
        const string script = """
            #!ipxe
            # First stage for iPXE: asks the scheduler what to boot, for as long as it takes.
            :ask
            isset ${ip} || dhcp || goto again
            chain http://10.0.2.2:3000/boot.ipxe/mac/${mac:hexhyp}?wait=60 ||
            # What a failed boot text had already loaded must not reach the next kernel.
            imgfree
            :again
            echo Nothing to boot from http://10.0.2.2:3000 yet: asking again in 5 seconds
            sleep 5
            goto ask

            """;
        Assert.Equal(script, await MakeAsync("make-boot-ipxe", "--server", "10.0.2.2", "--wait", "60"));
    }

    private static async Task<string> MakeAsync(string command, params string[] arguments)
    {
        var outcome = await GuestShell.RunAsync(
            new Dictionary<string, string>(), [$"{GuestShell.Folder}/../deploy/netboot/{command}", .. arguments]);
        Assert.Equal("", outcome.Error);
        return outcome.Output;
    }
}
