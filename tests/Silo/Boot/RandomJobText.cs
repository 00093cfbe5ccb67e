using System.Text;

namespace Boxyard.Tests.Silo.Boot;

/// <summary>
/// The text of a job whose rendered fields hold what nobody would write: a submit refuses it, or all of it is rendered.
/// </summary>
internal sealed class RandomJobText(int seed)
{
    private const int MaxDepth = 5;

    /// <summary>Fields that are read when a text is written; half of them are not looked at by submit.</summary>
    private static readonly string[] Names =
    [
        "kernel_custom_params", "kernel_version", "nr_nic", "nr_disk", "disk_size", "rootfs_disk", "memory", "vt",
        "monitors", "pp", "job2sh",
        "secrets", "id", "LKP_SERVER", "attempt_token", "result_root", "submit_date", "upstream_repo", "cci-makepkg",
        "build-pkg",
        "iperf_version", "lkp_version", "user", "a b", "ä", "", "$x", "\\n", "\\u0001", "-", "<<", "x-1", "true", "1",
    ];

    /// <summary>Fields whose values submit checks: seldom, or next to nothing would be accepted.</summary>
    private static readonly string[] CheckedNames =
    [
        "os", "os_arch", "os_version", "os_mount", "docker_image", "lkp_initrd_user", "lab", "script", "queue", "arch",
        "tbox_group", "priority",
    ];

    private static readonly string[] Texts =
    [
        "", "a", "x y", "\\u0007", "\\n", "a\\nb", "\\r\\n", "\\ttab", "\\u0085", "\\u2028", "\\ufeff", "\\ufffe",
        "\\ud83d\\ude00", "\\ud800", "\\udc00x",
        "\\u0000", "\\\"", "\\\\", "'", "`", "$(reboot)", "${mac}", "{{kernel}}", "}}", "#", "# x", "&&", "||", ";",
        "|", ">", "- a", "a: b", "%", "..",
        "../../etc", "/", "a/b", "1", "1.0", "1e5", "null", "true", "~", "local", "nfs", "cifs", "container",
        "initramfs", "debian", "x86_64", "é\u0301",
        "crashkernel=", "16g", "99999999999999999999g", "centos:7", "vm-2p8g", "quiet\\u0000", "a\\\\",
    ];

    private static readonly string[] Plain =
        ["null", "true", "false", "0", "-1", "7", "1.50", "1e999", "-0.0", "123456789012345678901234567890"];

    private readonly Random _random = new(seed);

    /// <summary>JSON, which is YAML too. A name may come twice.</summary>
    public string Write()
    {
        var text = new StringBuilder("""{"suite": "iperf", "testbox": """);
        text.Append(_random.Next(5) == 0 ? "\"dc-1g\"" : "\"vm-2p8g\"");
        foreach (var name in _random.GetItems(Names, _random.Next(8)).Distinct())
        {
            AppendField(text, name);
        }

        if (_random.Next(4) == 0)
        {
            AppendField(text, _random.GetItems(CheckedNames, 1)[0]);
        }

        return text.Append('}').ToString();
    }

    private void AppendField(StringBuilder text, string name)
    {
        text.Append(", \"").Append(name).Append("\": ");
        AppendValue(text, depth: 1);
    }

    private void AppendValue(StringBuilder text, int depth)
    {
        switch (_random.Next(depth < MaxDepth ? 10 : 6))
        {
            case < 5:
                AppendText(text);
                break;
            case 5:
                text.Append(_random.GetItems(Plain, 1)[0]);
                break;
            case 6 or 7:
                AppendList(text, depth);
                break;
            default:
                AppendObject(text, depth);
                break;
        }
    }

    private void AppendText(StringBuilder text) =>
        text.Append('"').AppendJoin(' ', _random.GetItems(Texts, _random.Next(1, 4))).Append('"');

    private void AppendList(StringBuilder text, int depth)
    {
        text.Append('[');
        var count = _random.Next(4);
        for (var index = 0; index < count; index++)
        {
            text.Append(index == 0 ? "" : ", ");
            AppendValue(text, depth + 1);
        }

        text.Append(']');
    }

    private void AppendObject(StringBuilder text, int depth)
    {
        text.Append('{');
        var names = _random.GetItems(Names, _random.Next(4));
        // Now and then a name comes twice, which submit has to refuse.
        foreach (var (index, name) in (_random.Next(20) == 0 ? names : names.Distinct()).Index())
        {
            text.Append(index == 0 ? "" : ", ").Append('"').Append(name).Append("\": ");
            AppendValue(text, depth + 1);
        }

        text.Append('}');
    }
}
