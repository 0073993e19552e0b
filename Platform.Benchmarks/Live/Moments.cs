using System.Buffers.Binary;
using System.Diagnostics;

namespace Platform.Benchmarks.Live;

/// <summary>
/// Moments at which a server accepted something, passed by a file to the process that loads the server. <see cref="Stopwatch"/> counts the
/// same in both: on Linux it is the time since the machine started.
/// </summary>
internal sealed class Moments : IDisposable
{
    public const string Variable = "PLATFORM_BENCH_ACCEPTED";

    private readonly FileStream _file;
    private readonly Lock _turn = new();

    private Moments(string path, FileAccess access) => _file = new(path, FileMode.OpenOrCreate, access, FileShare.ReadWrite, bufferSize: 0);

    public static Moments Write() => new(Environment.GetEnvironmentVariable(Variable)!, FileAccess.Write);

    public static Moments Read(string path) => new(path, FileAccess.Read);

    public void Note()
    {
        Span<byte> moment = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(moment, Stopwatch.GetTimestamp());
        lock (_turn)
            _file.Write(moment);
    }

    /// <returns>The last moment before <paramref name="before"/> that was recorded since the last call; 0 when there is none.</returns>
    public long LastBefore(long before)
    {
        Span<byte> moment = stackalloc byte[8];
        long last = 0;
        while (_file.Read(moment) == 8)
            if (BinaryPrimitives.ReadInt64LittleEndian(moment) is var at && at <= before) last = at;
        return last;
    }

    public void Dispose() => _file.Dispose();
}
