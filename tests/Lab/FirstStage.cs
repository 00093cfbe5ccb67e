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

    private static async Task<string> MakeAsync(LabFolder lab, string maker, string file, int port)
    {
        var folder = lab.NewFolder();
        await LabFolder.RunAsync(
            Path.Combine(LabFolder.Checkout, "deploy/netboot", maker), "--server", $"10.0.2.2:{port}", "--out", Path.Combine(folder, file));
        return folder;
    }
}
