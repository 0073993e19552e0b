using System.Security.Cryptography;
using System.Text;

namespace Platform.Web.Features.MissedSearches;

/// <summary>
/// Remembers, only in memory, which words had no results, until a third person types them. For the first two people it holds a
/// hash with a random key, which is replaced each week and at a restart. See decision 0012.
/// </summary>
public sealed class MissedWords(TimeProvider clock)
{
    public const int Longest = MissedSearch.LongestWords;

    /// <summary>How many different people must type words before these are shown or saved.</summary>
    public const int People = 3;

    private const int MostWords = 5000;
    private const int MostDigits = 3;
    private static readonly TimeSpan KeepKey = TimeSpan.FromDays(7);

    private readonly Lock _lock = new();

    /// <summary>Hashes of the people who typed the words; null once three people did.</summary>
    private readonly Dictionary<string, HashSet<ulong>?> _typedBy = [];
    private readonly Queue<string> _oldest = [];
    private readonly Dictionary<string, int> _toWrite = [];
    private byte[] _key = [];
    private DateTimeOffset _keyUntil;

    /// <param name="person">A member's key or a visitor's cookie. Null for someone who cannot be told apart from others and is
    /// not counted.</param>
    public void Record(string? typed, string? person)
    {
        if (person is null || Normal(typed) is not { } words)
            return;
        lock (_lock)
        {
            ForgetInTime();
            if (!_typedBy.TryGetValue(words, out var people))
            {
                MakeRoom();
                _oldest.Enqueue(words);
                _typedBy[words] = people = [];
            }

            // The third person makes the words known, and the hashes are not needed any more.
            if (people is not null && people.Add(Mark(person, words)) && people.Count >= People)
                (_typedBy[words], _toWrite[words]) = (null, People);
            else if (people is null)
                _toWrite[words] = _toWrite.GetValueOrDefault(words) + 1;
        }
    }

    /// <summary>Returns the words of at least three people, with the number of searches since the last call.</summary>
    public IReadOnlyDictionary<string, int> Take()
    {
        lock (_lock)
        {
            var taken = new Dictionary<string, int>(_toWrite);
            _toWrite.Clear();
            return taken;
        }
    }

    /// <summary>Normalises typed words. Null when they may identify a person (an address, a number) or are too long.</summary>
    public static string? Normal(string? typed)
    {
        var words = string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        return words.Length is 0 or > Longest || words.Count(char.IsDigit) > MostDigits || words.Any(c => c is '@' or ':' or '\uFFFD' || char.IsControl(c) || char.IsSurrogate(c))
            ? null
            : words;
    }

    private ulong Mark(string person, string words) =>
        BitConverter.ToUInt64(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{person}\n{words}")));

    private void ForgetInTime()
    {
        var now = clock.GetUtcNow();
        if (now < _keyUntil)
            return;
        _key = RandomNumberGenerator.GetBytes(32);
        _keyUntil = now + KeepKey;
        _typedBy.Clear();
        _oldest.Clear();
    }

    private void MakeRoom()
    {
        if (_oldest.Count >= MostWords)
            _typedBy.Remove(_oldest.Dequeue());
    }
}
