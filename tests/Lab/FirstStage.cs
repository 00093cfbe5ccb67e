namespace Boxyard.Tests.Lab;

/// <summary>The first stages of deploy/netboot/, made for a silo on this machine as its guests see it.</summary>
internal static class FirstStage
{
    public const string GrubImage = "boxyard-grub.efi";
    public const string IpxeScript = "boot.ipxe";

    public static Task<string> MakeGrubAsync(LabFolder lab, int port) =>
        MakeAsync(lab, "make-grub-image", GrubImage, port);

    public static Task<string> MakeIpxeAsync(LabFolder lab, int port) =>
        MakeAsync(lab, "make-boot-ipxe", IpxeScript, port);

    /// <summary>A GRUB image of somebody else, whose configuration asks the scheduler once and then ends.</summary>
    public static async Task<string> MakeForeignGrubAsync(LabFolder lab, int port)
    {
        const string modules = "efinet net http tftp normal configfile linux echo test sleep reboot serial terminal";
        var folder = lab.NewFolder();
        var config = Path.Combine(folder, "embed.cfg");
        await File.WriteAllTextAsync(
            config,
            $"""
            serial --unit=0 --speed=115200
            terminal_output serial console
            if [ -z "$net_default_mac" ]; then net_bootp; fi
            configfile (http,10.0.2.2:{port})/boot.grub/mac/$net_default_mac

            """);
        await LabFolder.RunAsync(
            "grub-mkstandalone", "-O", "x86_64-efi", "-o", Path.Combine(folder, GrubImage), $"--modules={modules}",
            $"--install-modules={modules} ls cat", "--locales=", "--fonts=", "--themes=", $"boot/grub/grub.cfg={config}");
        return folder;
    }

    private static async Task<string> MakeAsync(LabFolder lab, string maker, string file, int port)
    {
        var folder = lab.NewFolder();
        await LabFolder.RunAsync(
            Path.Combine(LabFolder.Checkout, "deploy/netboot", maker), "--server", $"10.0.2.2:{port}", "--out", Path.Combine(folder, file));
        return folder;
    }
}
