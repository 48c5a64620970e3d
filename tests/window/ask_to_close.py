"""Asks the windows of the display to close, as their title bar would: WM_DELETE_WINDOW to each that takes it."""

import ctypes
import ctypes.util

x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
Long = ctypes.c_ulong
Longs = ctypes.POINTER(Long)


class ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", Long),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", Long),
        ("message_type", Long),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 24),
    ]


x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XDefaultRootWindow.restype = x11.XInternAtom.restype = Long
display = ctypes.c_void_p(x11.XOpenDisplay(None))
protocols = x11.XInternAtom(display, b"WM_PROTOCOLS", False)
delete = x11.XInternAtom(display, b"WM_DELETE_WINDOW", False)


def below(window):
    root, parent, children, count = Long(), Long(), Longs(), ctypes.c_uint()
    x11.XQueryTree(display, Long(window), *map(ctypes.byref, (root, parent, children, count)))
    return children[: count.value]


def takes_delete(window):
    atoms, count = Longs(), ctypes.c_int()
    known = x11.XGetWMProtocols(display, Long(window), ctypes.byref(atoms), ctypes.byref(count))
    return bool(known) and delete in atoms[: count.value]


asked = [window for window in below(x11.XDefaultRootWindow(display)) if takes_delete(window)]
for window in asked:
    message = ClientMessage(type=33, window=window, message_type=protocols, format=32)
    message.data[0] = delete
    x11.XSendEvent(display, Long(window), False, ctypes.c_long(0), ctypes.byref(message))
x11.XSync(display, False)
print(len(asked))
