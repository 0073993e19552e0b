using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Platform.Web.Features.Import;

/// <summary>Something to import. Opened once for each pass, so it must give the same lines again.</summary>
public sealed record ImportFile(string Name, Func<Stream> Open)
{
    /// <summary>A contribution is one line with all its posts; longer is no text of people.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public static ImportFile At(string path) => new(path, () => File.OpenRead(path));

    /// <summary>The lines that hold something, numbered as an editor numbers them. Only one is in memory at a time.</summary>
    public async IAsyncEnumerable<RawLine> Lines([EnumeratorCancellation] CancellationToken cancel)
    {
        var reader = PipeReader.Create(Open(), new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        var number = 1;
        var tooLong = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                if (Line(rest.Slice(0, end), number++, tooLong) is { } line)
                    yield return line;
                tooLong = false;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (Line(rest, number, tooLong) is { } last)
                    yield return last;
                break;
            }

            if (rest.Length > LongestLine)
            {
                tooLong = true;
                rest = rest.Slice(rest.End);
            }

            reader.AdvanceTo(rest.Start, read.Buffer.End);
        }

        await reader.CompleteAsync();
    }

    private RawLine? Line(ReadOnlySequence<byte> bytes, int number, bool tooLong)
    {
        if (tooLong)
            return new RawLine(Name, number, null);
        var json = bytes.ToArray().AsMemory();
        if (number == 1 && json.Span.StartsWith(ByteOrderMark))
            json = json[ByteOrderMark.Length..];
        return json.Span.Trim(" \t\r"u8).IsEmpty ? null : new RawLine(Name, number, json);
    }
}

/// <param name="Json">Null when the line was too long to look at.</param>
public sealed record RawLine(string File, int Number, ReadOnlyMemory<byte>? Json);
