using Jitter.Runtime.Binding;
using Jitter.Runtime.Codecs;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>
/// bytes and bytearray: the members that both have, each as its own (CPython's table of methods in Objects/bytes_methods.c). What they do is
/// <see cref="ByteStrings"/>'.
/// </summary>
public abstract class PyByteString : PyObject, IBufferExporter
{
    /// <summary>The bytes as they are now.</summary>
    internal abstract ReadOnlySpan<byte> Data { get; }

    /// <inheritdoc/>
    public abstract PyBuffer? GetBuffer(BufferFlags flags);

    /// <inheritdoc/>
    public abstract void ReleaseBuffer(PyBuffer buffer);

    [PyMethod("capitalize($self, /)")]
    private protected PyObject Capitalize() => ByteStrings.Make(this, ByteCharacters.Capitalize(Data));

    [PyMethod("center(width, fillchar=b' ', /)")]
    private protected PyObject? Center(nint width, FillByte fillchar) => ByteStrings.Pad(this, width, fillchar.OrSpace, 'c');

    [PyMethod("count(sub, start=None, end=None, /)", HasTextSignature = false)]
    private protected long Occurrences(BytesOrInt sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Count(Data, sub.Span, start.Value, end.Value);

    [PyMethod("decode(encoding='utf-8', errors='strict')")]
    private protected PyObject? Decode(string encoding, string errors) =>
        CodecRegistry.DecodeText(this, encoding, errors == "strict" ? null : PyStr.Interned(errors));

    [PyMethod("endswith(suffix, start=None, end=None, /)", HasTextSignature = false)]
    private protected PyObject? EndsWith(PyObject suffix, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Matches(this, suffix, start.Value, end.Value, atEnd: true);

    [PyMethod("expandtabs(tabsize=8)")]
    private protected PyObject? ExpandTabs(int tabsize) => ByteStrings.ExpandTabs(this, tabsize);

    [PyMethod("find(sub, start=None, end=None, /)", HasTextSignature = false)]
    private protected long Find(BytesOrInt sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Find(Data, sub.Span, start.Value, end.Value, last: false, required: false);

    [PyMethod("hex(sep=<unrepresentable>, bytes_per_sep=1)")]
    private protected PyObject? Hex(PyObject? sep, int bytesPerSep) => ByteText.Hex(Data, sep, bytesPerSep);

    [PyMethod("index(sub, start=None, end=None, /)", HasTextSignature = false)]
    private protected long Index(BytesOrInt sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Find(Data, sub.Span, start.Value, end.Value, last: false, required: true);

    [PyMethod("isalnum($self, /)")]
    private protected bool IsAlnum() => ByteCharacters.IsAlnum(Data);

    [PyMethod("isalpha($self, /)")]
    private protected bool IsAlpha() => ByteCharacters.IsAlpha(Data);

    [PyMethod("isascii($self, /)")]
    private protected bool IsAscii() => System.Text.Ascii.IsValid(Data);

    [PyMethod("isdigit($self, /)")]
    private protected bool IsDigit() => ByteCharacters.IsDigit(Data);

    [PyMethod("islower($self, /)")]
    private protected bool IsLower() => ByteCharacters.IsLower(Data);

    [PyMethod("isspace($self, /)")]
    private protected bool IsSpace() => ByteCharacters.IsSpace(Data);

    [PyMethod("istitle($self, /)")]
    private protected bool IsTitle() => ByteCharacters.IsTitle(Data);

    [PyMethod("isupper($self, /)")]
    private protected bool IsUpper() => ByteCharacters.IsUpper(Data);

    [PyMethod("join(iterable_of_bytes, /)")]
    private protected PyObject? Join(PyObject iterableOfBytes) => ByteStrings.Join(this, iterableOfBytes);

    [PyMethod("ljust(width, fillchar=b' ', /)")]
    private protected PyObject? JustifyLeft(nint width, FillByte fillchar) => ByteStrings.Pad(this, width, fillchar.OrSpace, 'l');

    [PyMethod("lower($self, /)")]
    private protected PyObject Lower() => ByteStrings.Make(this, ByteCharacters.Lower(Data));

    [PyMethod("lstrip(bytes=None, /)")]
    private protected PyObject? StripLeft(PyObject bytes) => ByteStrings.Strip(this, bytes, left: true, right: false);

    [PyStaticMethod("maketrans(frm, to, /)")]
    private protected static PyObject? MakeTrans(ByteBuffer frm, ByteBuffer to) => ByteStrings.MakeTable(frm.Span, to.Span);

    [PyMethod("partition(sep, /)")]
    private protected PyObject? Partition(ByteBuffer sep) => ByteStrings.Partition(this, sep.Span, last: false);

    [PyMethod("replace(old, new, count=-1, /)")]
    private protected PyObject? Replace(ByteBuffer old, ByteBuffer @new, nint count) => ByteStrings.Replace(this, old.Span, @new.Span, count);

    [PyMethod("removeprefix(prefix, /)")]
    private protected PyObject RemovePrefix(ByteBuffer prefix) => ByteStrings.RemovePrefix(this, prefix.Span);

    [PyMethod("removesuffix(suffix, /)")]
    private protected PyObject RemoveSuffix(ByteBuffer suffix) => ByteStrings.RemoveSuffix(this, suffix.Span);

    [PyMethod("rfind(sub, start=None, end=None, /)", HasTextSignature = false)]
    private protected long FindLast(BytesOrInt sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Find(Data, sub.Span, start.Value, end.Value, last: true, required: false);

    [PyMethod("rindex(sub, start=None, end=None, /)", HasTextSignature = false)]
    private protected long LastIndex(BytesOrInt sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Find(Data, sub.Span, start.Value, end.Value, last: true, required: true);

    [PyMethod("rjust(width, fillchar=b' ', /)")]
    private protected PyObject? JustifyRight(nint width, FillByte fillchar) => ByteStrings.Pad(this, width, fillchar.OrSpace, 'r');

    [PyMethod("rpartition(sep, /)")]
    private protected PyObject? PartitionLast(ByteBuffer sep) => ByteStrings.Partition(this, sep.Span, last: true);

    [PyMethod("rsplit(sep=None, maxsplit=-1)")]
    private protected PyObject? SplitFromRight(PyObject sep, nint maxsplit) => ByteStrings.Split(this, sep, maxsplit, fromRight: true);

    [PyMethod("rstrip(bytes=None, /)")]
    private protected PyObject? StripRight(PyObject bytes) => ByteStrings.Strip(this, bytes, left: false, right: true);

    [PyMethod("split(sep=None, maxsplit=-1)")]
    private protected PyObject? Split(PyObject sep, nint maxsplit) => ByteStrings.Split(this, sep, maxsplit, fromRight: false);

    [PyMethod("splitlines(keepends=False)")]
    private protected PyObject SplitLines(bool keepends) => ByteStrings.SplitLines(this, keepends);

    [PyMethod("startswith(prefix, start=None, end=None, /)", HasTextSignature = false)]
    private protected PyObject? StartsWith(PyObject prefix, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Matches(this, prefix, start.Value, end.Value, atEnd: false);

    [PyMethod("strip(bytes=None, /)")]
    private protected PyObject? Strip(PyObject bytes) => ByteStrings.Strip(this, bytes, left: true, right: true);

    [PyMethod("swapcase($self, /)")]
    private protected PyObject SwapCase() => ByteStrings.Make(this, ByteCharacters.SwapCase(Data));

    [PyMethod("title($self, /)")]
    private protected PyObject Title() => ByteStrings.Make(this, ByteCharacters.Title(Data));

    [PyMethod("translate(table, /, delete=b'')")]
    private protected PyObject? Translate(PyObject table, PyObject? delete) => ByteStrings.Translate(this, table, delete);

    [PyMethod("upper($self, /)")]
    private protected PyObject Upper() => ByteStrings.Make(this, ByteCharacters.Upper(Data));

    [PyMethod("zfill(width, /)")]
    private protected PyObject? FillZeros(nint width) => ByteStrings.FillZeros(this, width);

    [PySlot(SlotId.Contains)]
    private protected int Contains(PyObject item) => ByteStrings.Contains(this, item);

    [PySlot(SlotId.Concatenate)]
    private protected static PyObject? Join(PyObject left, PyObject right) => ByteStrings.Concatenate(left, right);

    [PySlot(SlotId.Repeat)]
    private protected static PyObject? Repeat(PyObject self, PyObject count)
    {
        if (!ByteStrings.TryGetCount(count, out long number))
        {
            return null;
        }

        if (number == 1 && self.GetType() == typeof(PyBytes))
        {
            return self;
        }

        return ByteStrings.Repeat(ByteStrings.Data(self), number) is { } result ? ByteStrings.Make(self, result) : null;
    }

    [PySlot(SlotId.Remainder)]
    private protected static PyObject? Format(PyObject left, PyObject right) => left is PyByteString
        ? ByteFormatter.Format(ByteStrings.Data(left), right) is { } result ? ByteStrings.Make(left, result) : null
        : PyNotImplemented.NotImplemented;

    [PyMethod("__buffer__(flags, /)")]
    private protected PyObject? GetView(int flags) => GetBuffer((BufferFlags)flags) is { } buffer ? PyMemoryView.From(buffer) : null;
}
