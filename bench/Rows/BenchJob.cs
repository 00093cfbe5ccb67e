using System.Text;

namespace Boxyard.Bench.Rows;

/// <summary>The job that benchmarks submit: 1 kB of JSON, as labs send it.</summary>
internal static class BenchJob
{
    public const string Group = "vm-bench";
    public const string Queue = "vm-bench.x86_64";

    private const int Size = 1024;

    public static string Json(string submitter = "bench@example.com")
    {
        var text = new StringBuilder(
            $$$"""{"suite":"iperf","tbox_group":"{{{Group}}}","os":"debian","os_arch":"x86_64","os_version":"12","os_mount":"nfs","my_email":"{{{submitter}}}","pp":{"iperf":{"runtime":300,"protocol":"tcp"}},"script":"iperf -c server","note":"}""");
        text.Length--;
        text.Append('n', Size - Encoding.UTF8.GetByteCount(text.ToString()) - 2);
        return text.Append("\"}").ToString();
    }

    public static string BatchJson(int count) => $"[{string.Join(',', Enumerable.Repeat(Json(), count))}]";
}
