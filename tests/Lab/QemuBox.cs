using System.Diagnostics;

namespace Boxyard.Tests.Lab;

/// <summary>
/// A virtual machine that boots over the network, as a physical box would, and ends when it restarts.
/// </summary>
public sealed class QemuBox : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _serialLog;

    private QemuBox(Process process, string serialLog)
    {
        _process = process;
        _serialLog = serialLog;
    }

    public int ProcessId => _process.Id;

    /// <summary>What the machine wrote to its serial line.</summary>
    public string Serial => File.Exists(_serialLog) ? File.ReadAllText(_serialLog) : "";

    /// <summary>
    /// BIOS and the card's own iPXE, which loads `bootFile` (an http address, or a name on the machine's TFTP folder).
    /// </summary>
    public static QemuBox StartIpxe(string folder, string mac, string bootFile, string? tftpFolder = null) =>
        Start(folder, IpxeMachine(mac, bootFile, tftpFolder));

    /// <summary>The command by which somebody else starts such a machine, in the words of a shell.</summary>
    public static string IpxeCommand(string folder, string mac, string bootFile) =>
        string.Join(' ', ArgumentsOf(
                IpxeMachine(mac, bootFile, tftpFolder: null), Path.Combine(folder, "serial-again.log"))
            .Prepend("qemu-system-x86_64")
            .Select(argument => $"'{argument}'"));

    /// <summary>UEFI and GRUB, loaded over TFTP.</summary>
    public static QemuBox StartGrub(string folder, string mac, string tftpFolder, string image) =>
        Start(folder, UefiMachine(folder, mac, $"user,id=n0,tftp={tftpFolder},bootfile={image}"));

    /// <summary>
    /// A machine whose card is a device of a network: BIOS with iPXE in the card, or UEFI with its own PXE.
    /// </summary>
    /// <param name="folder">Where its files are kept.</param>
    /// <param name="mac">Of its card.</param>
    /// <param name="tap">The device.</param>
    /// <param name="runner">The command that starts it on that network.</param>
    /// <param name="isUefi">UEFI, else BIOS.</param>
    public static QemuBox StartOnTap(string folder, string mac, string tap, string[] runner, bool isUefi)
    {
        var network = $"tap,id=n0,ifname={tap},script=no,downscript=no";
        return Start(
            folder,
            isUefi
                ? UefiMachine(folder, mac, network)
                :
                [
                    "-M", "pc", "-m", "512", "-netdev", network, "-device", $"virtio-net-pci,netdev=n0,mac={mac}",
                    "-boot", "n",
                ],
            runner);
    }

    /// <summary>Returns when the machine has restarted or powered off.</summary>
    public async Task WaitForEndAsync(TimeSpan timeout)
    {
        using var expired = new CancellationTokenSource(timeout);
        try
        {
            await _process.WaitForExitAsync(expired.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The machine did not end within {timeout}. Its serial line:\n{Serial}");
        }
    }

    /// <summary>The machine stops where it is, as one that hangs.</summary>
    public Task HangAsync() => LabFolder.RunAsync("kill", "-STOP", $"{_process.Id}");

    /// <summary>Pulls the plug.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static QemuBox Start(string folder, string[] machine, string[]? runner = null)
    {
        var serialLog = Path.Combine(folder, $"serial-{Guid.NewGuid():N}.log");
        string[] command = [.. runner ?? [], "qemu-system-x86_64", .. ArgumentsOf(machine, serialLog)];
        return new QemuBox(Process.Start(command[0], command[1..]), serialLog);
    }

    private static string[] UefiMachine(string folder, string mac, string network)
    {
        var variables = Path.Combine(folder, $"{mac.Replace(':', '-')}.vars.fd");
        File.Copy("/usr/share/OVMF/OVMF_VARS_4M.fd", variables, overwrite: true);
        return
        [
            "-M", "q35", "-m", "768",
            "-drive", "if=pflash,format=raw,unit=0,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd",
            "-drive", $"if=pflash,format=raw,unit=1,file={variables}",
            "-netdev", network,
            "-device", $"virtio-net-pci,netdev=n0,mac={mac},bootindex=1,romfile=",
        ];
    }

    private static string[] IpxeMachine(string mac, string bootFile, string? tftpFolder) =>
    [
        "-M", "pc", "-m", "512",
        "-netdev", $"user,id=n0,bootfile={bootFile}{(tftpFolder is null ? "" : $",tftp={tftpFolder}")}",
        "-device", $"virtio-net-pci,netdev=n0,mac={mac}", "-boot", "n",
    ];

    private static string[] ArgumentsOf(string[] machine, string serialLog) =>
    [
        .. machine,
        "-accel", Accelerator(), "-cpu", "max", "-smp", "1", "-display", "none", "-nodefaults", "-no-reboot",
        "-serial", $"file:{serialLog}",
    ];

    // /dev/kvm may open on a host whose processor gives guests no virtualisation; there only emulation works.
    private static string Accelerator() =>
        File.Exists("/dev/kvm")
            && File.ReadLines("/proc/cpuinfo").Any(line => line.StartsWith("flags", StringComparison.Ordinal)
            && (line.Contains(" vmx ", StringComparison.Ordinal) || line.Contains(" svm ", StringComparison.Ordinal)))
            ? "kvm"
            : "tcg";
}
