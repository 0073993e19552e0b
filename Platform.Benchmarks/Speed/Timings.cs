using System.Diagnostics;

namespace Platform.Benchmarks.Speed;

/// <summary>Durations of one operation, measured many times.</summary>
internal sealed class Timings
{
    private readonly List<double> _milliseconds = [];

    public int Count => _milliseconds.Count;
    public double P50 => Percentile(0.50);
    public double P99 => Percentile(0.99);

    public void Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        Add(Stopwatch.GetElapsedTime(start));
    }

    public void Add(TimeSpan time) => _milliseconds.Add(time.TotalMilliseconds);

    public void Add(Timings other) => _milliseconds.AddRange(other._milliseconds);

    /// <summary>Returns a percentile by nearest rank, in milliseconds; NaN when nothing was timed.</summary>
    public double Percentile(double share)
    {
        if (_milliseconds.Count == 0) return double.NaN;
        _milliseconds.Sort();
        return _milliseconds[Math.Max(0, (int)Math.Ceiling(share * _milliseconds.Count) - 1)];
    }
}
