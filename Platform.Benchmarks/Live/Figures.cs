using System.Globalization;
using Platform.Benchmarks.Speed;

namespace Platform.Benchmarks.Live;

internal static class Figures
{
    public static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    public static string Told(this Timings times) => string.Create(CultureInfo.InvariantCulture, $"p50 {times.P50,7:0.0} ms, p99 {times.P99,7:0.0} ms");
}
