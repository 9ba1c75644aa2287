using Jitter.Runtime.Binding;
using Jitter.Runtime.Codecs;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>The methods that bytes and bytearray share, as bytes declares them.</summary>
public partial class PyBytes
{
    [PyMethod("capitalize($self, /)")]
    private PyObject Capitalize() => ByteStrings.Make(this, ByteCharacters.Capitalize(Span));

    [PyMethod("center(width, fillchar=b' ', /)")]
    private PyObject? Center(nint width, FillByte fillchar) => ByteStrings.Pad(this, width, fillchar.OrSpace, 'c');

    [PyMethod("count(sub, start=None, end=None, /)", HasTextSignature = false)]
    private long Occurrences(BytesOrInt sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Count(Span, sub.Span, start.Value, end.Value);

    [PyMethod("decode(encoding='utf-8', errors='strict')")]
    private PyObject? Decode(string encoding, string errors) =>
        CodecRegistry.DecodeText(this, encoding, errors == "strict" ? null : PyStr.Interned(errors));

    [PyMethod("endswith(suffix, start=None, end=None, /)", HasTextSignature = false)]
    private PyObject? EndsWith(PyObject suffix, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Matches(this, suffix, start.Value, end.Value, atEnd: true);

    [PyMethod("expandtabs(tabsize=8)")]
    private PyObject? ExpandTabs(int tabsize) => ByteStrings.ExpandTabs(this, tabsize);

    [PyMethod("find(sub, start=None, end=None, /)", HasTextSignature = false)]
    private long Find(BytesOrInt sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Find(Span, sub.Span, start.Value, end.Value, last: false, required: false);

    [PyMethod("hex(sep=<unrepresentable>, bytes_per_sep=1)")]
    private PyObject? Hex(PyObject? sep, int bytesPerSep) => ByteText.Hex(Span, sep, bytesPerSep);

    [PyMethod("index(sub, start=None, end=None, /)", HasTextSignature = false)]
    private long Index(BytesOrInt sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Find(Span, sub.Span, start.Value, end.Value, last: false, required: true);

    [PyMethod("isalnum($self, /)")]
    private bool IsAlnum() => ByteCharacters.IsAlnum(Span);

    [PyMethod("isalpha($self, /)")]
    private bool IsAlpha() => ByteCharacters.IsAlpha(Span);

    [PyMethod("isascii($self, /)")]
    private bool IsAscii() => System.Text.Ascii.IsValid(Span);

    [PyMethod("isdigit($self, /)")]
    private bool IsDigit() => ByteCharacters.IsDigit(Span);

    [PyMethod("islower($self, /)")]
    private bool IsLower() => ByteCharacters.IsLower(Span);

    [PyMethod("isspace($self, /)")]
    private bool IsSpace() => ByteCharacters.IsSpace(Span);

    [PyMethod("istitle($self, /)")]
    private bool IsTitle() => ByteCharacters.IsTitle(Span);

    [PyMethod("isupper($self, /)")]
    private bool IsUpper() => ByteCharacters.IsUpper(Span);

    [PyMethod("join(iterable_of_bytes, /)")]
    private PyObject? Join(PyObject iterableOfBytes) => ByteStrings.Join(this, iterableOfBytes);

    [PyMethod("ljust(width, fillchar=b' ', /)")]
    private PyObject? JustifyLeft(nint width, FillByte fillchar) => ByteStrings.Pad(this, width, fillchar.OrSpace, 'l');

    [PyMethod("lower($self, /)")]
    private PyObject Lower() => ByteStrings.Make(this, ByteCharacters.Lower(Span));

    [PyMethod("lstrip(bytes=None, /)")]
    private PyObject? StripLeft(PyObject bytes) => ByteStrings.Strip(this, bytes, left: true, right: false);

    [PyStaticMethod("maketrans(frm, to, /)")]
    private static PyObject? MakeTrans(ByteBuffer frm, ByteBuffer to) => ByteStrings.MakeTable(frm.Span, to.Span);

    [PyMethod("partition(sep, /)")]
    private PyObject? Partition(ByteBuffer sep) => ByteStrings.Partition(this, sep.Span, last: false);

    [PyMethod("replace(old, new, count=-1, /)")]
    private PyObject? Replace(ByteBuffer old, ByteBuffer @new, nint count) => ByteStrings.Replace(this, old.Span, @new.Span, count);

    [PyMethod("removeprefix(prefix, /)")]
    private PyObject RemovePrefix(ByteBuffer prefix) => ByteStrings.RemovePrefix(this, prefix.Span);

    [PyMethod("removesuffix(suffix, /)")]
    private PyObject RemoveSuffix(ByteBuffer suffix) => ByteStrings.RemoveSuffix(this, suffix.Span);

    [PyMethod("rfind(sub, start=None, end=None, /)", HasTextSignature = false)]
    private long FindLast(BytesOrInt sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Find(Span, sub.Span, start.Value, end.Value, last: true, required: false);

    [PyMethod("rindex(sub, start=None, end=None, /)", HasTextSignature = false)]
    private long LastIndex(BytesOrInt sub, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Find(Span, sub.Span, start.Value, end.Value, last: true, required: true);

    [PyMethod("rjust(width, fillchar=b' ', /)")]
    private PyObject? JustifyRight(nint width, FillByte fillchar) => ByteStrings.Pad(this, width, fillchar.OrSpace, 'r');

    [PyMethod("rpartition(sep, /)")]
    private PyObject? PartitionLast(ByteBuffer sep) => ByteStrings.Partition(this, sep.Span, last: true);

    [PyMethod("rsplit(sep=None, maxsplit=-1)")]
    private PyObject? SplitFromRight(PyObject sep, nint maxsplit) => ByteStrings.Split(this, sep, maxsplit, fromRight: true);

    [PyMethod("rstrip(bytes=None, /)")]
    private PyObject? StripRight(PyObject bytes) => ByteStrings.Strip(this, bytes, left: false, right: true);

    [PyMethod("split(sep=None, maxsplit=-1)")]
    private PyObject? Split(PyObject sep, nint maxsplit) => ByteStrings.Split(this, sep, maxsplit, fromRight: false);

    [PyMethod("splitlines(keepends=False)")]
    private PyObject SplitLines(bool keepends) => ByteStrings.SplitLines(this, keepends);

    [PyMethod("startswith(prefix, start=None, end=None, /)", HasTextSignature = false)]
    private PyObject? StartsWith(PyObject prefix, OptionalSliceIndex start, OptionalSliceIndex end) =>
        ByteStrings.Matches(this, prefix, start.Value, end.Value, atEnd: false);

    [PyMethod("strip(bytes=None, /)")]
    private PyObject? Strip(PyObject bytes) => ByteStrings.Strip(this, bytes, left: true, right: true);

    [PyMethod("swapcase($self, /)")]
    private PyObject SwapCase() => ByteStrings.Make(this, ByteCharacters.SwapCase(Span));

    [PyMethod("title($self, /)")]
    private PyObject Title() => ByteStrings.Make(this, ByteCharacters.Title(Span));

    [PyMethod("translate(table, /, delete=b'')")]
    private PyObject? Translate(PyObject table, PyObject? delete) => ByteStrings.Translate(this, table, delete);

    [PyMethod("upper($self, /)")]
    private PyObject Upper() => ByteStrings.Make(this, ByteCharacters.Upper(Span));

    [PyMethod("zfill(width, /)")]
    private PyObject? FillZeros(nint width) => ByteStrings.FillZeros(this, width);

    [PySlot(SlotId.Contains)]
    private int Contains(PyObject item) => ByteStrings.Contains(this, item);

    [PySlot(SlotId.Concatenate)]
    private static PyObject? Concatenate(PyObject left, PyObject right) => ByteStrings.Concatenate(left, right);

    [PySlot(SlotId.Repeat)]
    private static PyObject? Repeat(PyObject self, PyObject count)
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
    private static PyObject? Format(PyObject left, PyObject right) => left is PyBytes
        ? ByteFormatter.Format(ByteStrings.Data(left), right) is { } result ? ByteStrings.Make(left, result) : null
        : PyNotImplemented.NotImplemented;

    [PyMethod("__buffer__(flags, /)")]
    private PyObject? GetView(int flags) => GetBuffer((BufferFlags)flags) is { } buffer ? PyMemoryView.From(buffer) : null;
}
